package form

import (
	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/tui/findings"
)

type rowKind uint8

const (
	headingRow rowKind = iota // a block
	wholeRow                  // what is found on the record, group or sub-record as a whole
	fieldRow                  // a field, a list included
	itemRow                   // a sub-record of the list above
	adderRow                  // « + ajouter… » under a list
	derivedRow                // what other answers say on the question above, to be read
)

// row is one row of the form, before it is drawn.
type row struct {
	kind  rowKind
	block int
	field *register.Field // nil for a heading and what is found on the whole
	index int             // of an item, or of what is found on the whole; else -1
	item  any             // a sub-record
	// found is what is found on what the row shows and within it; of a list,
	// what is found on the list itself: the rest stands at its items.
	found []check.Finding
	signs findings.Counts // of found, and of the items of a list
	given bool            // by a template, and to be confirmed
	text  string          // of what is derived, raw
}

// still reports that the cursor passes over the row.
func (r row) still() bool { return r.kind == headingRow || r.kind == derivedRow }

// place names a row, whatever moves around it.
type place struct {
	kind  rowKind
	key   string
	id    register.ID // of an item
	index int
}

func (r row) place() place {
	p := place{kind: r.kind, index: r.index}
	if r.field != nil {
		p.key = r.field.Key
	}
	if r.item != nil {
		p.id = register.Identity(r.item)
	}
	return p
}

// fieldPlace returns the place of a field.
func fieldPlace(f *register.Field) place { return place{kind: fieldRow, key: f.Key, index: -1} }

// adderPlace returns the place under a list where an item is begun.
func adderPlace(list *register.Field) place { return place{kind: adderRow, key: list.Key, index: -1} }

// block is a part of the form with a heading of its own.
type block struct {
	label           lang.Text
	headed          bool
	rows            int // below the heading
	answered, total int // fields; one with an error is not answered
	signs           findings.Counts
}

// sheet is all rows of a record, folded or not.
type sheet struct {
	rec      any                // laid out here
	register *register.Register // from which
	round    int                // of the findings
	blocks   []block
	rows     []row
	// unconfirmed are the answers of the whole record that are to be confirmed.
	unconfirmed []string
}

// layout returns the rows of the part as it is now.
func (f *Form) layout() *sheet {
	p := f.now()
	round := f.desk.Findings.Round()
	if f.sheet.register != p.register || f.sheet.round != round {
		f.sheet = lay(f.view(), p.table, p.rec, within(findings.In(p.collection, f.desk.Findings.On(f.record)), f.path))
		f.sheet.register, f.sheet.round = p.register, round
		if p.rec != nil {
			f.sheet.give(p.collection.Table.Unconfirmed(p.root), f.path)
		}
	}
	return &f.sheet
}

func lay(v register.View, table *register.Table, rec any, found noted) sheet {
	s := sheet{rec: rec}
	if rec == nil {
		return s
	}
	for i, one := range found.onWhole(table, rec) {
		if i == 0 {
			s.blocks = append(s.blocks, block{})
		}
		s.blocks[0].rows++
		s.rows = append(s.rows, row{kind: wholeRow, index: i, found: []check.Finding{one}})
	}
	for i := range table.Fields {
		field := &table.Fields[i]
		if i == 0 || field.Block != table.Fields[i-1].Block {
			s.blocks = append(s.blocks, block{label: field.Block.Label, headed: field.Block.Key != ""})
			if field.Block.Key != "" {
				s.rows = append(s.rows, row{kind: headingRow, block: len(s.blocks) - 1, index: -1})
			}
		}
		if field.Applies(rec) {
			at := len(s.blocks) - 1
			s.rows = append(s.rows, fieldRows(field, rec, at, found)...)
			s.rows = append(s.rows, derivedRows(field, rec, at, v)...)
		}
	}
	s.count()
	return s
}

// fieldRows returns the row of a field and, of a list, those of its items.
func fieldRows(field *register.Field, rec any, block int, found noted) []row {
	first := row{kind: fieldRow, block: block, field: field, index: -1, found: found[field.Key]}
	first.signs = findings.Count(first.found)
	if field.Kind != register.KindList {
		return []row{first}
	}
	rows := []row{first}
	for n, item := range field.Items(rec) {
		r := row{kind: itemRow, block: block, field: field, index: n, item: item, found: found[stepOf(field, item)]}
		r.signs = findings.Count(r.found)
		rows[0].signs = rows[0].signs.Plus(r.signs)
		rows = append(rows, r)
	}
	if field.Logged() {
		return rows
	}
	return append(rows, row{kind: adderRow, block: block, field: field, index: -1})
}

// derivedRows returns the rows of what other answers say on the question of a
// field, with where that comes from above them.
func derivedRows(field *register.Field, rec any, block int, v register.View) []row {
	from, lines := field.Derived(rec, v)
	var rows []row
	for i, text := range lines {
		if i == 0 {
			rows = append(rows, row{kind: derivedRow, block: block, field: field, index: -1, text: from.In(v.Lang)})
		}
		rows = append(rows, row{kind: derivedRow, block: block, field: field, index: i, text: text})
	}
	return rows
}

// count counts the rows, answers and findings of each block.
func (s *sheet) count() {
	for _, r := range s.rows {
		b := &s.blocks[r.block]
		if r.kind != headingRow && r.kind != wholeRow {
			b.rows++
		}
		if r.kind != fieldRow {
			continue
		}
		b.total++
		b.signs = b.signs.Plus(r.signs)
		if r.field.State(s.rec) != register.StateUnanswered && r.signs.Open[check.Error] == 0 {
			b.answered++
		}
	}
}

// at returns the row under the cursor; where that is gone, the nearest one to
// where it was. It is -1 when there is no row.
func (f *Form) at() int {
	rows := f.layout().rows
	moved := -1
	for i, r := range rows {
		switch p := r.place(); {
		case p == f.cursor:
			return i
		case p.kind == f.cursor.kind && p.key == f.cursor.key && p.id == f.cursor.id && p.id != "":
			moved = i
		}
	}
	if moved >= 0 {
		return moved
	}
	if i := next(rows, min(f.last, len(rows))-1, +1); i >= 0 {
		return i
	}
	return next(rows, len(rows), -1)
}

// cursorHolds reports that what the cursor was put on is still there.
func (f *Form) cursorHolds() bool {
	i := f.at()
	if i < 0 {
		return false
	}
	p := f.sheet.rows[i].place()
	return p.kind == f.cursor.kind && p.key == f.cursor.key && p.id == f.cursor.id
}

func (f *Form) current() (row, bool) {
	if i := f.at(); i >= 0 {
		return f.sheet.rows[i], true
	}
	return row{}, false
}

// cursorTo puts the cursor on a row.
func (f *Form) cursorTo(i int) {
	if i >= 0 {
		f.cursor, f.last = f.layout().rows[i].place(), i
	}
}

// next returns the first row after i, in a direction, that the cursor can be
// on; -1 when there is none.
func next(rows []row, i, by int) int {
	for i += by; i >= 0 && i < len(rows); i += by {
		if !rows[i].still() {
			return i
		}
	}
	return -1
}

// step moves the cursor by one row.
func (f *Form) step(by int) { f.cursorTo(next(f.layout().rows, f.at(), by)) }

// nextBlock moves the cursor to the first row of the next block, or of this
// one and then of the one before.
func (f *Form) nextBlock(by int) {
	rows, at := f.layout().rows, f.at()
	if at < 0 {
		return
	}
	first := func(b int) int {
		for i, r := range rows {
			if r.block == b && !r.still() {
				return i
			}
		}
		return -1
	}
	b := rows[at].block
	if start := first(b); by < 0 && at > start {
		f.cursorTo(start)
		return
	}
	f.cursorTo(first(b + by))
}

// page moves the cursor by a block, or by a page where the block is longer.
func (f *Form) page(by int) {
	rows, at := f.layout().rows, f.at()
	if at < 0 {
		return
	}
	b, page := rows[at].block, max(1, f.h-2)
	if to := at + by*page; to >= 0 && to < len(rows) && rows[to].block == b && !rows[to].still() {
		f.cursorTo(to)
		return
	}
	f.nextBlock(by)
	if by > 0 && f.at() == at { // the last block
		f.cursorTo(next(rows, len(rows), -1))
	}
}
