package form

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/tui/keys"
)

// spot is one field of one record, by the part whose form has it.
type spot struct {
	record register.ID
	part   string // path of the part
	field  *register.Field
	holder any
}

// spots lists the fields of one record of each collection and of the groups
// and sub-records in it.
func spots(r *register.Register) []spot {
	var all []spot
	for _, c := range register.Collections {
		if c.Len(r) == 0 {
			continue
		}
		rec := c.At(r, 0)
		c.Table.Walk(rec, func(path string, f *register.Field, holder any) {
			part := strings.TrimSuffix(strings.TrimSuffix(path, f.Key), ".")
			if f.Applies(holder) {
				all = append(all, spot{register.Identity(rec), part, f, holder})
			}
		})
	}
	return all
}

func (s spot) String() string { return s.part + "." + s.field.Key }

// value reads the field from a register as it is now.
func (s spot) value(r *register.Register) any {
	p := find(r, s.record, s.part)
	return reflect.ValueOf(s.field.Address(p.rec)).Elem().Interface()
}

func whole(seed int, texts *rapid.Generator[string]) *register.Register {
	return rapid.Custom(func(t *rapid.T) *register.Register { return registertest.Whole(t, texts) }).Example(seed)
}

// Every field of every record table is reached by keys, shows its answer, and
// is answered by keys.
func TestEveryFieldIsReachedShownAndEdited(t *testing.T) {
	s := newSession(t, whole(1, rapid.StringMatching(`[a-z]{3,6}`)))
	for _, at := range spots(s.Register()) {
		t.Run(at.String(), func(t *testing.T) {
			d := open(t, french(), s, at.record, at.part)
			d.row(d.form, fieldRow, at.field.Key, -1)
			want := at.field.Text(at.holder, s.View(lang.FR))
			if at.field.Kind == register.KindList {
				want = fmt.Sprint(len(at.field.Items(at.holder)))
			}
			d.sees(strings.ReplaceAll(strings.Fields(want)[0], "\u00a0", " "))
			d.edit(at)
			d.undoAll()
		})
	}
}

// undoAll leaves the text that may be open and undoes every step.
func (d *desk) undoAll() {
	for d.form.Typing() || d.last != nil && d.last.Typing() {
		d.press("esc")
	}
	for _, ok := d.session.Undoable(); ok; _, ok = d.session.Undoable() {
		if _, err := d.session.Undo(); err != nil {
			d.t.Fatal(err)
		}
	}
}

// edit answers the field under the cursor by keys, by its kind, and checks what
// the register has.
func (d *desk) edit(at spot) {
	d.t.Helper()
	var want any
	switch was := at.value(d.register()).(type) {
	case string:
		d.press("enter")
		d.write("é=1")
		d.press("esc")
		want = was + "é=1"
	case register.Answer:
		d.press("n")
		if want = register.No; was == register.No {
			d.press("o")
			want = register.Yes
		}
	case register.Date:
		d.press("enter", "ctrl+u")
		d.write("2 déc 2031")
		d.press("enter")
		want = register.Date("2031-12-02")
	case register.Country:
		d.press("enter")
		d.write("cap-vert")
		d.press("enter")
		want = register.Country("CV")
	case *int:
		d.press("enter", "ctrl+u")
		d.write("142")
		d.press("enter")
		n := 142
		want = &n
	case register.Code:
		d.press("enter", "down", "down", "enter") // after the chosen one and « sans réponse »
		want = register.Code(firstOther(at.field, string(was)))
	case []register.Code:
		chosen := []string{}
		d.press("enter")
		for _, code := range was {
			chosen = append(chosen, string(code))
			d.press("down")
		}
		d.press("tab", "esc")
		want = append(slices.Clone(was), register.Code(firstOther(at.field, chosen...)))
	case register.ID:
		d.press("enter", "down", "down", "enter") // after the chosen one and « sans réponse »
		want = firstRecord(d.register(), at.field, was)
	case []register.ID:
		d.press("enter", "tab", "esc")
		want = was[1:]
	default:
		d.editPart(at)
		return
	}
	if got := at.value(d.register()); !reflect.DeepEqual(got, want) {
		d.t.Errorf("%s is %v, want %v\n%s", at, got, want, d.screen())
	}
	if d.steps == 0 {
		d.t.Errorf("%s: the edit was told to nobody", at)
	}
}

// editPart goes into a group and comes back; it takes the first item of a list
// away.
func (d *desk) editPart(at spot) {
	d.t.Helper()
	if at.field.Kind == register.KindGroup {
		d.press("enter")
		if part := d.last; part == d.form || part.now().group != at.field {
			d.t.Fatalf("%s: Enter does not go in", at)
		}
		if d.last.Typing() { // in its first text
			d.press("esc")
		}
		d.press("left")
		if r, _ := d.form.current(); r.field != at.field {
			d.t.Errorf("%s: coming back leaves the cursor elsewhere", at)
		}
		return
	}
	n := len(at.field.Items(at.holder))
	d.press("down", "d")
	if at.field.Logged() {
		n++ // read, not edited
	}
	if got := len(at.field.Items(find(d.register(), at.record, at.part).rec)); got != n-1 {
		d.t.Errorf("%s has %d items, want %d", at, got, n-1)
	}
}

func firstOther(f *register.Field, not ...string) string {
	for _, t := range f.Vocabulary.Terms {
		if !slices.Contains(not, t.Code) {
			return t.Code
		}
	}
	return ""
}

func firstRecord(r *register.Register, f *register.Field, not register.ID) register.ID {
	for _, c := range register.Collections {
		if c.Key == f.Catalogue || f.Catalogue == "" && c.Prefix != "" {
			for _, rec := range c.All(r) {
				if id := register.Identity(rec); id != not {
					return id
				}
			}
		}
	}
	return ""
}

// A text is kept as typed, whatever it holds; a line break typed into one line
// cannot be.
func TestATextIsKeptAsTyped(t *testing.T) {
	s := newSession(t, payroll())
	rapid.Check(t, func(rt *rapid.T) {
		typed := strings.Map(func(r rune) rune {
			if r == '\n' || r == '\r' {
				return 'n'
			}
			return r
		}, registertest.Hostile().Draw(rt, "text"))
		for _, key := range []string{"owner", "notes"} {
			d := open(t, french(), s, "t1", "")
			d.row(d.form, fieldRow, key, -1)
			d.press("backspace", "enter")
			d.write(typed)
			d.press(rapid.SampledFrom([]string{"esc", "tab", "shift+tab", "ctrl+s"}).Draw(rt, "leave"))
			got := *find(s.Register(), "t1", "").table.Field(key).Address(find(s.Register(), "t1", "").rec).(*string)
			if want := typed; got != want && strings.TrimSpace(want) != "" {
				rt.Errorf("%s is %q, want %q", key, got, want)
			}
		}
	})
}

// Opening a field and leaving it changes nothing, whatever it holds.
func TestOpenIsNotAnEdit(t *testing.T) {
	hostile := registertest.Hostile()
	texts := rapid.Custom(func(t *rapid.T) string {
		return rapid.SampledFrom([]string{"a\tb", "a\r\nb", "a\rb", " a ", "\x00"}).Draw(t, "odd") + hostile.Draw(t, "text")
	})
	s := newSession(t, whole(2, texts))
	before := s.Register()
	for _, at := range spots(before) {
		if at.field.Kind == register.KindYesNo || at.field.Kind == register.KindGroup {
			continue // a press answers the one and only enters the other
		}
		d := open(t, french(), s, at.record, at.part)
		d.row(d.form, fieldRow, at.field.Key, -1)
		for _, leave := range []string{"esc", "tab", "up"} {
			made := at.field.Kind == register.KindList && at.field.Table.Titled() && at.field.Table.Parse == nil
			if made && leave != "esc" {
				continue
			}
			d.press("enter")
			if leave != "esc" && len(d.form.Scopes()) == 1 { // a text is open
				d.press(leave)
			}
			d.press("esc")
			if made { // an item, which left empty went again
				d.press("u", "u")
			}
			if s.Register() != before && !reflect.DeepEqual(s.Register(), before) {
				t.Fatalf("%s: opening and leaving by %s is an edit", at, leave)
			}
			d = open(t, french(), s, at.record, at.part)
			d.row(d.form, fieldRow, at.field.Key, -1)
		}
	}
}

// However a field is left, what was typed is kept.
func TestLeavingKeeps(t *testing.T) {
	s := newSession(t, payroll())
	leave := map[string]func(*desk){
		"esc": nil, "enter": nil, "tab": nil, "shift+tab": nil, "up": nil, "down": nil, "ctrl+s": nil,
		"the end of the program": func(d *desk) { d.form.Leave() },
		"another section":        func(d *desk) { d.host.Reset(blank{}) },
		"a screen above":         func(d *desk) { d.host.Push(blank{}) },
	}
	for how, act := range leave {
		d := open(t, french(), s, "t1", "")
		d.row(d.form, fieldRow, "owner", -1)
		d.press("enter", "ctrl+u")
		d.write("par " + how)
		if act == nil {
			d.press(how)
		} else {
			act(d)
		}
		if got := d.register().Treatments[0].Owner; got != "par "+how {
			t.Errorf("left by %s: %q", how, got)
		}
	}
}

func TestAYesNoQuestionTakesItsLetters(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "occasional", -1)
	for _, c := range []struct {
		key  string
		want register.Answer
	}{{"y", register.Yes}, {"n", register.No}, {"o", register.Yes}, {" ", register.No}, {" ", register.Unanswered}, {" ", register.Yes}, {"delete", register.Unanswered}} {
		d.press(c.key)
		if got := d.register().Treatments[0].Occasional; got != c.want {
			t.Errorf("after %q: %v, want %v", c.key, got, c.want)
		}
	}
}

func TestReadOnlySaysWhy(t *testing.T) {
	s := newSession(t, payroll())
	s.Close()
	s = readOnly(t, s.Path())
	before := s.Register()
	for _, at := range spots(before) {
		if at.record != "t1" {
			continue
		}
		d := open(t, french(), s, at.record, at.part)
		d.row(d.form, fieldRow, at.field.Key, -1)
		for _, key := range []string{"enter", "n", "delete", "a", "c", "d", "K"} {
			d.press(key)
			if d.form.Typing() {
				t.Fatalf("%s: %q opens an editor of a register that cannot be changed", at, key)
			}
			d.press("esc")
			d = open(t, french(), s, at.record, at.part)
			d.row(d.form, fieldRow, at.field.Key, -1)
		}
		if at.field.Kind == register.KindLine {
			if why := d.form.Why(keys.Edit); why.FR == "" {
				t.Errorf("%s: nothing says why it cannot be edited", at)
			}
		}
	}
	if s.Register() != before {
		t.Error("a key changed a register open for reading")
	}
}

// The state of every field shows without colour.
func TestADoubtfulAnswerIsFlagged(t *testing.T) {
	d := open(t, french(), newSession(t, payroll()), "t1", "")
	d.row(d.form, fieldRow, "changed", -1)
	d.sees("▸ ! Mise à jour du traitement")
	d.press("enter")
	d.sees("pas un jour du calendrier")
	d.press("ctrl+u")
	d.write("25 mai 2018")
	d.sees("compris : 25/05/2018")
	d.press("enter")
	d.sees("✓ Mise à jour du traitement")
}

func TestANumberNotUnderstoodStaysOpen(t *testing.T) {
	s := newSession(t, payroll())
	d := open(t, french(), s, register.Identity(s.Register().Organisation), "")
	d.row(d.form, fieldRow, "head_count", -1)
	d.press("enter")
	d.write("douze")
	d.press("enter")
	d.sees("un nombre entier est attendu")
	if !d.form.Typing() {
		t.Error("the field is left although nothing could be kept")
	}
	d.press("ctrl+u")
	d.write("12")
	d.press("enter")
	if n := s.Register().Organisation.HeadCount; n == nil || *n != 12 {
		t.Errorf("head-count %v", n)
	}
}
