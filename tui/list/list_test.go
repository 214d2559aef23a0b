package list_test

import (
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/check"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/register/store"
	"article30/tui/app"
	"article30/tui/findings"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/list"
	"article30/tui/screen"
	"article30/tui/theme"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
)

var today = time.Date(2026, 11, 22, 9, 0, 0, 0, time.UTC)

// desk is the program around one list: the real dispatch of keys over a
// session, without a terminal.
type desk struct {
	t        testing.TB
	app      *app.App
	session  *session.Session
	list     *list.Screen
	index    *list.Index
	board    *findings.Board
	opened   []register.ID
	searched []string
	clock    time.Time
	host     screen.Host
}

func (d *desk) Home() screen.Screen         { return d.list }
func (d *desk) Start() tea.Cmd              { return nil }
func (d *desk) Status() (string, string)    { return "registre.json", "" }
func (d *desk) Receive(msg tea.Msg) tea.Cmd { d.index.Receive(msg); d.board.Receive(msg); return nil }

// Why says that there is nothing to undo.
func (d *desk) Why(a keys.Action) lang.Text {
	if _, ok := d.session.Undoable(); a == keys.Undo && !ok {
		return lang.Text{FR: "Rien à annuler", EN: "Nothing to undo"}
	}
	return lang.Text{}
}

func (d *desk) Do(keys.Action) (tea.Cmd, bool) { return nil, false }

func (d *desk) turnBack(a keys.Action) {
	turn := d.session.Undo
	if a == keys.Redo {
		turn = d.session.Redo
	}
	if _, err := turn(); err != nil {
		d.t.Fatal(err)
	}
}

func open(t testing.TB, r *register.Register, collection string, env screen.Env) *desk {
	t.Helper()
	path := filepath.Join(t.TempDir(), "registre.json")
	s, err := session.Create(path, r, session.WithClock(func() time.Time { return today }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return over(t, s, collection, env)
}

func over(t testing.TB, s *session.Session, collection string, env screen.Env) *desk {
	return overOn(t, s, collection, env, nil)
}

// overOn is over with findings made up for a test; nil: those of the rules, once
// d.check is called.
func overOn(t testing.TB, s *session.Session, collection string, env screen.Env, found findings.Whole) *desk {
	d := &desk{t: t, session: s, clock: today, index: list.NewIndex(env.Lang), board: findings.NewBoard()}
	if found == nil {
		found = d.board
	}
	now := func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }
	d.app = app.New(env, now, func(h screen.Host) screen.Root {
		d.host = h
		d.list = list.New(list.Desk{
			Host: h, Session: s, Index: d.index, Findings: found, Changed: d.changed,
			Open: func(id register.ID) { d.opened = append(d.opened, id) }, TurnBack: d.turnBack, Signature: widget.NewSignature("Camille"),
			SearchAll: func(query string) { d.searched = append(d.searched, query) },
		}, register.CollectionOf(collection))
		return d
	})
	d.app.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return d
}

func (d *desk) changed(step session.Step) { d.board.Update(d.session.Register(), step) }

// check ends the check that goes on beside the screen.
func (d *desk) check() { d.app.Update(d.board.Check(d.session.Register(), "2026-11-22")()) }

func (d *desk) misses(unwanted string) {
	d.t.Helper()
	if view := d.app.View(); strings.Contains(view, unwanted) {
		d.t.Errorf("%q is on the screen:\n%s", unwanted, view)
	}
}

// build ends the reading that goes on beside the screen.
func (d *desk) build() { d.app.Update(d.index.Build(d.session.Register())()) }

var types = map[string]tea.KeyType{
	"enter": tea.KeyEnter, "esc": tea.KeyEsc, "tab": tea.KeyTab, "up": tea.KeyUp, "down": tea.KeyDown,
	"right": tea.KeyRight, "end": tea.KeyEnd, "home": tea.KeyHome, "pgdown": tea.KeyPgDown, "backspace": tea.KeyBackspace, "ctrl+n": tea.KeyCtrlN, "ctrl+g": tea.KeyCtrlG,
}

// press presses keys, by name or character.
func (d *desk) press(names ...string) {
	for _, name := range names {
		msg := tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(name)}
		base, alt := strings.CutPrefix(name, "alt+")
		if k, ok := types[base]; ok {
			msg = tea.KeyMsg{Type: k, Alt: alt}
		}
		d.app.Update(msg)
	}
}

func (d *desk) write(text string) {
	for _, r := range text {
		d.press(string(r))
	}
}

func (d *desk) screen() string { return strings.ReplaceAll(d.app.View(), "\u00a0", " ") }

func (d *desk) sees(want string) {
	d.t.Helper()
	if !strings.Contains(d.screen(), want) {
		d.t.Errorf("%q is not on the screen:\n%s", want, d.screen())
	}
}

func (d *desk) seesNot(unwanted string) {
	d.t.Helper()
	if strings.Contains(d.screen(), unwanted) {
		d.t.Errorf("%q is on the screen:\n%s", unwanted, d.screen())
	}
}

func french() screen.Env {
	return screen.Env{Lang: lang.FR, Theme: theme.New(theme.Plain, false), Keys: keys.Default()}
}

func head(id, ref, name string) register.Head {
	return register.Head{Item: register.Item{ID: register.ID(id)}, Reference: ref, Name: name}
}

// clinic is a small register whose recipients are used.
func clinic() *register.Register {
	r := register.New("Clinique", lang.FR)
	r.Recipients = []*register.Recipient{{Head: head("r1", "R-001", "Laboratoire")}, {Head: head("r2", "R-002", "Mutuelle")}}
	r.Treatments = []*register.Treatment{
		{Head: head("t1", "T-001", "Paie"), Status: register.Active, Notes: "Bulletins électroniques"},
		{Head: head("t2", "T-002", "Dossier de Santé"), Recipients: []register.Use{{Item: register.Item{ID: "u"}, Recipient: "r1"}, {Item: register.Item{ID: "v"}, Recipient: "r1"}}},
		{Head: head("t3", "T-003", "Prise de rendez-vous"), Status: register.Ended, Notes: "Motif de santé éventuel"},
	}
	return r
}

func TestTheFilterIsBlindToAccentsAndPutsNamesFirst(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("/")
	d.write("sante")
	d.sees("Dossier de Santé")
	d.seesNot("Paie")
	d.seesNot("rendez-vous") // its text is not read yet
	d.build()
	d.sees("1 par le nom, 1 dans le texte")
	if screen := d.screen(); strings.Index(screen, "T-002") > strings.Index(screen, "T-003") {
		t.Errorf("the name does not come first:\n%s", screen)
	}
	d.press("esc")
	d.sees("Paie")
}

func TestTheFilterSeesWhatAnEditHasChanged(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.build()
	if _, err := d.session.Do(session.Set{Record: "t1", Path: "notes", To: session.Typed("Coffre-fort numérique")}); err != nil {
		t.Fatal(err)
	}
	d.press("/")
	d.write("numerique")
	d.sees("Paie")
	d.press("esc", "/")
	d.write("bulletins")
	d.sees("Aucune fiche du registre ne contient ces mots")
}

func TestTheCursorStaysOnItsRecord(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("down", "down")
	d.sees("▸ T-003")
	d.press("/")
	d.write("T-00")
	d.press("enter", "down", "esc")
	d.sees("▸ T-002")
	d.press("alt+up")
	d.sees("▸ T-002")
	if got := d.session.Register().Treatments[0].Reference; got != "T-002" {
		t.Errorf("%s is first", got)
	}
	d.press("u")
	d.sees("▸ T-002")
	d.press("d", "right", "enter")
	d.seesNot("T-002")
	d.sees("▸ T-003") // what came after it
	d.press("u")
	d.sees("T-002")
	d.sees("▸ T-003")
}

func TestNewAsksANameAndOpensTheForm(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("n", "enter") // no name yet
	if got := len(d.session.Register().Treatments); got != 3 {
		t.Fatalf("%d treatments", got)
	}
	d.write("Vidéosurveillance")
	d.press("enter")
	made := d.session.Register().Treatments[3]
	if made.Reference != "T-004" || made.Name != "Vidéosurveillance" || len(d.opened) != 1 || d.opened[0] != made.ID {
		t.Errorf("made %+v, opened %v", made.Head, d.opened)
	}
	d.sees("▸ T-004")
	d.press("n")
	d.write("rien")
	d.press("esc")
	if got := len(d.session.Register().Treatments); got != 4 {
		t.Errorf("Esc made a treatment")
	}
}

func TestADuplicateIsUnderTheCursor(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("c", "up", "down")
	d.sees("▸ T-004  Paie (copie)")
}

func TestAnEntryInUseIsNotDeletedAndSaysByWhom(t *testing.T) {
	d := open(t, clinic(), "recipients", french())
	d.press("d")
	d.sees("Encore en usage : R-001 Laboratoire")
	d.sees("• T-002 Dossier de Santé")
	d.press("enter", "down", "d")
	d.sees("Supprimer « R-002 Mutuelle »")
	d.press("enter") // No comes first
	if got := len(d.session.Register().Recipients); got != 2 {
		t.Fatalf("%d recipients", got)
	}
	d.press("d", "right", "enter")
	if got := d.session.Register().Recipients; len(got) != 1 || got[0].ID != "r1" {
		t.Errorf("recipients are %v", got)
	}
}

func TestUsesAreCountedByRecord(t *testing.T) {
	d := open(t, clinic(), "recipients", french())
	uses := func() string { // of the laboratory
		for line := range strings.Lines(d.screen()) {
			if fields := strings.Fields(line); strings.Contains(line, "Laboratoire") {
				return fields[len(fields)-1]
			}
		}
		return ""
	}
	for _, step := range []struct {
		what string
		do   func()
		want string
	}{
		{"before they are counted", func() {}, "…"},
		{"counted", d.build, "1"},
		{"after a copy of the treatment", func() {
			if _, err := d.session.Do(session.Duplicate{Record: "t2"}); err != nil {
				t.Fatal(err)
			}
		}, "2"},
		{"after its undo", func() { d.press("u") }, "1"},
	} {
		if step.do(); uses() != step.want {
			t.Errorf("%s: used by %s, want %s", step.what, uses(), step.want)
		}
	}
}

func TestAnEmptyListSaysHowToBegin(t *testing.T) {
	for _, c := range register.Collections {
		if c.Single || c.Prefix == "" {
			continue
		}
		d := open(t, register.New("Vide", lang.FR), c.Key, french())
		if !c.Catalogue {
			d.sees("n    choisir des activités toutes prêtes")
			d.press("n", "enter") // an empty record
		} else {
			d.sees("n    ajouter une fiche")
			d.press("n")
		}
		d.sees("par exemple")
	}
}

func TestAReadOnlyRegisterSaysWhy(t *testing.T) {
	made := open(t, clinic(), "treatments", french())
	s, err := session.Open(made.session.Path(), store.ReadOnly)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	d := over(t, s, "treatments", french())
	for _, key := range []string{"n", "c", "d", "alt+down", "r"} {
		d.press(key)
		d.sees("ouvert en lecture seule")
	}
	d.press("enter")
	if len(d.opened) != 1 {
		t.Error("a record cannot be read")
	}
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	hostile := registertest.Large(300)
	for i, payload := range registertest.Payloads {
		changed := *hostile.Treatments[i]
		changed.Name, changed.Reference = strings.Repeat(payload, 1+i*40), payload
		hostile.Treatments[i] = &changed
	}
	for name, r := range map[string]*register.Register{"empty": register.New("", lang.FR), "one": registertest.Large(1), "many": hostile} {
		for _, l := range lang.All {
			for _, ascii := range []bool{false, true} {
				env := screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}
				d := open(t, r, "treatments", env)
				d.build()
				for _, keys := range [][]string{nil, {"/", "a"}, {"enter"}, {"esc", "end"}, {"d"}, {"esc", "f"}, {"down", "down", "enter"}, {"esc", "A", "e"}, {"enter"}} {
					d.press(keys...)
					for _, size := range [][2]int{{20, 5}, {40, 10}, {41, 11}, {79, 23}, {80, 24}, {99, 30}, {100, 30}, {121, 40}, {250, 80}, {250, 10}, {40, 80}} {
						d.app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
						where := fmt.Sprintf("%s %v ascii=%v after %v at %v", name, l, ascii, keys, size)
						whole(t, where, d.app.View(), size[0], size[1])
						d.list.SetSize(size[0], size[1]) // whatever the program refuses to show
						whole(t, where, d.list.View(), size[0], size[1])
					}
				}
			}
		}
	}
}

func whole(t *testing.T, where, view string, w, h int) {
	t.Helper()
	lines := strings.Split(view, "\n")
	if len(lines) > h {
		t.Errorf("%s: %d lines", where, len(lines))
	}
	for _, line := range lines {
		if got := frame.Width(line); got > w {
			t.Errorf("%s: a line of %d cells: %q", where, got, line)
		}
		if plain := strings.ReplaceAll(line, "\x1b[", ""); strings.ContainsAny(plain, "\x1b\x07\x08\u009b\u202e") {
			t.Errorf("%s: a control character: %q", where, line)
		}
	}
}

func BenchmarkKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		for _, size := range [][2]int{{80, 24}, {200, 60}} {
			b.Run(fmt.Sprintf("%d records/%dx%d", n, size[0], size[1]), func(b *testing.B) {
				d := open(b, registertest.Large(n), "treatments", french())
				d.build()
				d.check()
				d.app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				down := tea.KeyMsg{Type: tea.KeyDown}
				for b.Loop() {
					d.app.Update(down)
					d.app.View()
				}
			})
		}
	}
}

func BenchmarkFilterKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("%d records", n), func(b *testing.B) {
			d := open(b, registertest.Large(n), "treatments", french())
			d.build()
			d.press("/")
			word := strings.Split("dossiers 77", "")
			for i := 0; b.Loop(); i++ {
				if i%(len(word)+1) == len(word) {
					d.app.Update(tea.KeyMsg{Type: tea.KeyCtrlU})
				} else {
					d.write(word[i%(len(word)+1)])
				}
				d.app.View()
			}
		})
	}
}

// Under a filter that asks the index and under one that asks the rules.
func BenchmarkKeyUnderAFilter(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		for _, downs := range []int{0, 3} { // with errors, transfers outside the EEA
			b.Run(fmt.Sprintf("%d records/filter %d", n, downs), func(b *testing.B) {
				d := open(b, registertest.Large(n), "treatments", french())
				d.build()
				d.check()
				d.press("f")
				for range downs {
					d.press("down")
				}
				d.press("enter")
				down := tea.KeyMsg{Type: tea.KeyDown}
				for b.Loop() {
					d.app.Update(down)
					d.app.View()
				}
			})
		}
	}
}

// Choosing a filter reads each record once.
func BenchmarkChooseFilter(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("%d records", n), func(b *testing.B) {
			d := open(b, registertest.Large(n), "treatments", french())
			d.build()
			d.check()
			for b.Loop() {
				d.press("f")
				d.app.View()
				d.press("esc")
			}
		})
	}
}

// Ending all that is shown, and taking it back.
func BenchmarkChangeAll(b *testing.B) {
	for _, n := range []int{100, 2_000} {
		b.Run(fmt.Sprintf("%d records", n), func(b *testing.B) {
			d := open(b, registertest.Large(n), "treatments", french())
			d.build()
			d.check()
			for b.Loop() {
				d.press("A", "e", "down", "enter", "u")
			}
		})
	}
}

func BenchmarkBuildIndex(b *testing.B) {
	r := registertest.Large(10_000)
	for b.Loop() {
		list.NewIndex(lang.FR).Build(r)()
	}
}

func BenchmarkEditThenView(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprintf("%d records", n), func(b *testing.B) {
			d := open(b, registertest.Large(n), "treatments", french())
			d.build()
			for i := 0; b.Loop(); i++ {
				if _, err := d.session.Do(session.Set{Record: "T-5", Path: "name", To: session.Typed(fmt.Sprint("nom ", i))}); err != nil {
					b.Fatal(err)
				}
				d.app.View()
			}
		})
	}
}

// told is findings made up for a test.
type told []check.Finding

func (t told) On(id register.ID) (on []check.Finding) {
	for _, f := range t {
		if f.Record == id {
			on = append(on, f)
		}
	}
	return on
}

func (told) Round() int                { return 1 }
func (told) Ready() bool               { return true }
func (told) Day() register.Date        { return "2026-11-22" }
func (t told) All() []check.Finding    { return t }
func (t told) Totals() findings.Counts { return findings.Count(t) }

func TestARowCountsWhatIsFoundOnItsRecord(t *testing.T) {
	d := open(t, registertest.Large(3), "treatments", french())
	d.sees("À revoir")
	d.misses("erreur")
	d.check()
	id := d.session.Register().Treatments[0].ID
	before := findings.Count(d.board.On(id))
	d.sees(d.board.Totals().Words(french()))
	step, err := d.session.Do(session.Set{Record: id, Path: "measures", To: session.Cleared{}})
	if err != nil {
		t.Fatal(err)
	}
	d.changed(step)
	after := findings.Count(d.board.On(id))
	if after.Open[check.Error] <= before.Open[check.Error] {
		t.Fatalf("no measure is no error: %v, then %v", before, after)
	}
	d.sees(after.Signs(french().Theme))
	d.sees(d.board.Totals().Words(french()))
}

func TestAnEntryShowsWhoUsesIt(t *testing.T) {
	d := open(t, registertest.Large(3), "recipients", french())
	d.app.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
	d.build()
	d.press("down", "down", "down")
	d.sees("Utilisé par")
	d.sees("T-001  Gestion des dossiers")
}

func TestARecordIsFoundByTheNewNameOfWhatItUses(t *testing.T) {
	d := open(t, registertest.Large(9), "treatments", french())
	d.build()
	if _, err := d.session.Do(session.Set{Record: d.session.Register().Recipients[3].ID, Path: "name", To: session.Typed("Émeraude")}); err != nil {
		t.Fatal(err)
	}
	d.press("/")
	d.write("emeraude")
	d.sees("T-001")
	d.seesNot("T-009")
}

func TestWhereNoRecordHasTheWordsAnotherSectionIsShown(t *testing.T) {
	d := open(t, clinic(), "measures", french())
	d.press("/")
	if d.searched != nil {
		t.Error("the filter of an empty list searches elsewhere")
	}
	d = open(t, clinic(), "recipients", french())
	d.press("/")
	d.write("bulletins")
	d.sees("les textes sont en cours de lecture")
	d.build()
	d.sees("Aucune fiche d'ici n'a ces mots, mais 1 ailleurs dans le registre : Ctrl+G")
	d.press("ctrl+g")
	d.press("enter")
	d.sees("ailleurs dans le registre : s la")
	d.press("s")
	if !slices.Equal(d.searched, []string{"bulletins", "bulletins"}) {
		t.Errorf("searched for %q", d.searched)
	}
}

func TestWhatCannotBeDoneInAListSaysWhy(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	for _, c := range []struct{ key, says string }{
		{"alt+up", "déjà la première"}, {"K", "déjà la première"}, {"1", "Vous y êtes déjà"}, {"m", "Seules les fiches des catalogues"}, {"esc", "C'est le premier écran"},
	} {
		d.press(c.key)
		d.sees(c.says)
	}
	d.press("end", "alt+down")
	d.sees("déjà la dernière")
}

func TestMarksStandBesideWhatIsFound(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.check()
	counts := d.board.Totals().Words(french())
	d.sees(counts)
	d.space()
	d.sees("✓ 1 fiche cochée")
	d.sees(counts)
	d.sees("✓T-001")
}

func TestWhatIsFoundIsCountedInSignsWhereThereIsNoRoomForWords(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.check()
	found := d.board.Totals()
	d.app.Update(tea.WindowSizeMsg{Width: frame.Width(found.Words(french())) + 3, Height: 10})
	d.seesNot(found.Words(french()))
	d.sees(found.Signs(french().Theme))
}

func TestSelectEndsTheFiltersThatLeaveARecordOut(t *testing.T) {
	d := open(t, clinic(), "treatments", french())
	d.press("/")
	d.write("paie")
	d.press("enter")
	d.list.Select("t1")
	d.seesNot("T-003")
	d.list.Select("gone")
	d.seesNot("T-003")
	d.list.Select("t3")
	d.sees("▸ T-003")
	d.sees("T-001")
}
