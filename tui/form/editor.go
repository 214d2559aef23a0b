package form

import (
	"reflect"
	"strconv"
	"strings"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/widget"
)

// pause is how long typing stops before what was typed is applied.
const pause = 600 * time.Millisecond

// breath is how long typing goes on without a pause before what was typed is
// applied all the same: a power cut takes no more than that.
const breath = 3 * time.Second

// typing says what a typed text is.
type typing uint8

const (
	anAnswer   typing = iota // to a field: a text, a day, a number
	aReason                  // why the answer is "none"
	aSentence                // a whole sub-record
	aBeginning               // the first field of a sub-record that does not exist yet
)

// editor is a text being typed in a row.
type editor struct {
	what  typing
	field *register.Field // answered; the list, of a sentence or beginning
	place place           // the row
	path  string          // of what is typed; empty while it does not exist
	line  *widget.Line
	text  *widget.Text // in place of line, where the text is long
	// stored is the answer as last seen in the register, written the text as
	// last applied to it.
	stored, written string
	offers          offers
	owed            bool // to be applied although nothing was typed
	begun           bool // opened for an item that did not exist
	burst           int  // counts keys, so that a pause knows it is the last one's
	breathing       bool // a breath has begun
}

// pausedMsg comes when typing has paused; the editor names form and field.
type pausedMsg struct {
	editor *editor
	burst  int
}

func (e *editor) value() string {
	if e.text != nil {
		return e.text.Value()
	}
	return e.line.Value()
}

// tiredMsg comes when a breath of typing is over.
type tiredMsg struct{ editor *editor }

// live reports whether the text is applied at each pause. A day or a sentence
// half typed would be one not understood.
func (e *editor) live() bool {
	switch e.what {
	case anAnswer:
		return e.field.Kind == register.KindLine || e.field.Kind == register.KindLong
	case aBeginning:
		return true
	}
	return false
}

// long reports whether the text has several lines.
func (e *editor) long() bool {
	switch e.what {
	case anAnswer:
		return e.field.Kind == register.KindLong
	case aBeginning:
		return e.field.Table.Fields[0].Kind == register.KindLong
	}
	return false
}

// mistyped reports that what was typed is no answer to its field, though it may
// be kept word for word: a day that no calendar has, a number in letters.
func (e *editor) mistyped(v register.View) bool {
	typed := strings.TrimSpace(e.value())
	if e.what != anAnswer || e.line == nil || !e.line.Changed() || typed == "" {
		return false
	}
	switch e.field.Kind {
	case register.KindDate:
		_, understood := lang.ParseDate(typed, v.Today)
		return !understood
	case register.KindNumber:
		n, err := strconv.Atoi(typed)
		return err != nil || n < 0
	}
	return false
}

// load gives the editor its text.
func (f *Form) load(e *editor, value string) {
	if e.long() {
		e.text = widget.NewText(f.env().Theme, value)
	} else {
		e.line = widget.NewLine(f.env().Theme, value, f.env().Say(e.hint()))
	}
	e.written = value
}

func (f *Form) openEditor(e *editor) {
	e.stored, _ = f.stored(e)
	f.load(e, e.stored)
	f.offer(e)
	f.editor = e
}

func (f *Form) openAnswer(r row) {
	f.openEditor(&editor{what: anAnswer, field: r.field, place: r.place(), path: f.rowPath(r)})
}

func (f *Form) openReason(r row) {
	f.cursor = fieldPlace(r.field) // from its items or its adder too
	f.cursorTo(f.at())
	f.openEditor(&editor{what: aReason, field: r.field, place: fieldPlace(r.field), path: f.join(r.field.Key),
		owed: r.field.State(f.layout().rec) != register.StateNone})
}

// openSentence opens an item as one sentence, unless its table has none, or
// the sentence does not say all the item says.
func (f *Form) openSentence(r row) bool {
	table := r.field.Table
	if table.Parse == nil {
		return false
	}
	again := table.Clone(r.item)
	table.Parse(again, table.Title(r.item, f.view()))
	if !reflect.DeepEqual(again, r.item) {
		return false
	}
	f.openEditor(&editor{what: aSentence, field: r.field, place: r.place(), path: f.rowPath(r)})
	return true
}

// begin opens an editor for an item that is made once something is typed.
func (f *Form) begin(list *register.Field) {
	e := &editor{what: aBeginning, field: list, place: adderPlace(list), begun: true}
	if list.Table.Parse != nil {
		e.what = aSentence
	}
	f.cursor = e.place
	f.cursorTo(f.at())
	f.openEditor(e)
}

// stored returns what the register has for a text; ok is false when there is
// no place for it any more.
func (f *Form) stored(e *editor) (text string, ok bool) {
	p := f.now()
	switch {
	case p.rec == nil:
		return "", false
	case e.path == "":
		return "", true
	}
	spot, err := p.collection.Table.Locate(p.root, e.path)
	switch {
	case err != nil:
		return "", false
	case e.what == aReason:
		return spot.Field.Absence(spot.Holder).Why, true
	case e.what == aSentence:
		return spot.Field.Table.Title(spot.Field.Items(spot.Holder)[spot.Index], f.view()), true
	case spot.Field.Absence(spot.Holder).None:
		return "", true
	}
	return spot.Field.Text(spot.Holder, f.view()), true
}

// follow takes into an open editor what became of its answer elsewhere: by
// undo, by a reload. What is typed and not applied yet stays.
func (f *Form) follow() {
	f.followTurn()
	e := f.editor
	if e == nil {
		return
	}
	switch stored, ok := f.stored(e); {
	case !ok:
		f.editor = nil
		if typed := e.value(); typed != e.written {
			f.desk.Host.Notify(lang.Text{FR: homelessText.FR + typed, EN: homelessText.EN + typed})
		}
	case stored == e.stored:
	case e.value() == e.written:
		e.stored = stored
		f.load(e, stored)
	default:
		e.stored = stored
	}
}

// keep applies what was typed since it was last applied. It reports false when
// it was refused.
func (f *Form) keep() bool {
	e := f.editor
	typed := e.value()
	if typed == e.written && !e.owed {
		return true
	}
	blank := strings.TrimSpace(typed) == ""
	if e.path == "" && blank {
		return true
	}
	var done bool
	switch {
	case e.path == "":
		done = f.create(e, typed)
	case e.what == aReason:
		done = f.do(session.Set{Record: f.record, Path: e.path, To: session.None(typed)})
	case e.what == aSentence && blank:
		done = f.do(session.RemoveItem{Record: f.record, Path: e.path})
	case e.what == aSentence:
		done = f.replace(e, func(item any) { e.field.Table.Parse(item, typed) })
	default:
		done = f.do(session.Set{Record: f.record, Path: e.path, To: session.Kept(typed)})
	}
	if !done {
		return false
	}
	e.written, e.owed = typed, false
	e.stored, _ = f.stored(e)
	return true
}

// create makes the item whose beginning, or sentence, was typed.
func (f *Form) create(e *editor, typed string) bool {
	item, err := e.field.Item(typed, f.view())
	if err != nil {
		f.say(err)
		return false
	}
	if !f.do(session.AddItem{Record: f.record, Path: f.join(e.field.Key), Item: item, At: -1}) {
		return false
	}
	f.cursorOn(e.field, item)
	e.place = f.cursor
	r, _ := f.current()
	e.path = f.rowPath(r)
	if e.what == aBeginning {
		e.path += "." + e.field.Table.Fields[0].Key
	}
	return true
}

// replace puts what fill makes of an item in its place; it stays the same item.
func (f *Form) replace(e *editor, fill func(item any)) bool {
	p := f.now()
	spot, err := p.collection.Table.Locate(p.root, e.path)
	if err != nil {
		f.say(err)
		return false
	}
	item := spot.Field.Table.Clone(spot.Field.Items(spot.Holder)[spot.Index])
	fill(item)
	return f.do(session.Together{Name: e.field.Label, Edits: []session.Edit{
		session.RemoveItem{Record: f.record, Path: e.path},
		session.AddItem{Record: f.record, Path: f.join(e.field.Key), Item: item, At: spot.Index},
	}})
}
