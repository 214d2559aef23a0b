package form

import (
	"article30/register"
	"article30/register/lang"
)

type rowKind uint8

const (
	headingRow rowKind = iota // a block
	fieldRow                  // a field, a list included
	itemRow                   // a sub-record of the list above
	adderRow                  // « + ajouter… » under a list
)

// row is one row of the form, before it is drawn.
type row struct {
	kind  rowKind
	block int
	field *register.Field // nil for a heading
	index int             // of an item, else -1
	item  any             // a sub-record
}

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
	answered, total int // fields
}

// sheet is all rows of a record, folded or not.
type sheet struct {
	rec    any // laid out here
	blocks []block
	rows   []row
}

// layout returns the rows of the part as it is now.
func (f *Form) layout() *sheet {
	p := f.now()
	if f.sheet.rec == nil || f.sheet.rec != p.rec {
		f.sheet = lay(p.table, p.rec)
	}
	return &f.sheet
}

func lay(table *register.Table, rec any) sheet {
	s := sheet{rec: rec}
	if rec == nil {
		return s
	}
	for i := range table.Fields {
		field := &table.Fields[i]
		if i == 0 || field.Block != table.Fields[i-1].Block {
			s.blocks = append(s.blocks, block{label: field.Block.Label, headed: field.Block.Key != ""})
			if field.Block.Key != "" {
				s.rows = append(s.rows, row{kind: headingRow, block: len(s.blocks) - 1, index: -1})
			}
		}
		at := len(s.blocks) - 1
		b := &s.blocks[at]
		b.total++
		if field.State(rec) != register.StateUnanswered {
			b.answered++
		}
		s.rows = append(s.rows, row{kind: fieldRow, block: at, field: field, index: -1})
		b.rows++
		if field.Kind != register.KindList {
			continue
		}
		for n, item := range field.Items(rec) {
			s.rows = append(s.rows, row{kind: itemRow, block: at, field: field, index: n, item: item})
		}
		s.rows = append(s.rows, row{kind: adderRow, block: at, field: field, index: -1})
		b.rows += len(field.Items(rec)) + 1
	}
	return s
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
		if rows[i].kind != headingRow {
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
			if r.block == b && r.kind != headingRow {
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
	if to := at + by*page; to >= 0 && to < len(rows) && rows[to].block == b && rows[to].kind != headingRow {
		f.cursorTo(to)
		return
	}
	f.nextBlock(by)
	if by > 0 && f.at() == at { // the last block
		f.cursorTo(next(rows, len(rows), -1))
	}
}

// toDo moves the cursor to the next field without an answer, going round.
func (f *Form) toDo(by int) {
	rows, at := f.layout().rows, f.at()
	for n := 1; n < len(rows); n++ {
		i := ((at+by*n)%len(rows) + len(rows)) % len(rows)
		if r := rows[i]; r.kind == fieldRow && r.field.State(f.sheet.rec) == register.StateUnanswered {
			f.cursorTo(i)
			return
		}
	}
	f.host.Notify(nothingToDoText)
}
