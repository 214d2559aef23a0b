package editor

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/session"
	"article30/tui/app"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

var today = time.Date(2026, 11, 22, 14, 3, 12, 0, time.UTC)

// desk is the program on an open register, without a terminal. Its commands
// are not run; what they would do is called for.
type desk struct {
	t     testing.TB
	app   *app.App
	root  *root
	clock time.Time
}

func open(t testing.TB, r *register.Register, env screen.Env) *desk {
	t.Helper()
	s, err := session.Create(filepath.Join(t.TempDir(), "registre.json"), r, session.WithClock(func() time.Time { return today }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return over(t, s, Options{Lang: env.Lang, Today: func() time.Time { return today }}, env)
}

func over(t testing.TB, s *session.Session, o Options, env screen.Env) *desk {
	d := &desk{t: t, clock: today}
	now := func() time.Time { d.clock = d.clock.Add(time.Second); return d.clock }
	d.app = app.New(env, now, func(h screen.Host) screen.Root {
		d.root = newRoot(h, s, o)
		return d.root
	})
	d.app.Update(tea.WindowSizeMsg{Width: 100, Height: 30})
	return d
}

func french() screen.Env {
	return screen.Env{Lang: lang.FR, Theme: theme.New(theme.Plain, false), Keys: keys.Default()}
}

// saved writes a register to a new file.
func saved(t *testing.T, r *register.Register) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "registre.json")
	write(t, path, r)
	return path
}

func write(t *testing.T, path string, r *register.Register) {
	t.Helper()
	content, err := register.Encode(r)
	if err == nil {
		err = os.WriteFile(path+".other", content, 0o600)
	}
	if err == nil {
		err = os.Rename(path+".other", path)
	}
	if err != nil {
		t.Fatal(err)
	}
}

func (d *desk) press(names ...string) (cmd tea.Cmd) {
	for _, name := range names {
		_, cmd = d.app.Update(screentest.Key(name))
	}
	return cmd
}

// saves does what the saving command does, without its pause.
func (d *desk) saves() { d.app.Update(d.root.saver.write()) }

// looks does what the watching command does, without its wait.
func (d *desk) looks() { d.app.Update(d.root.look(false)()) }

func (d *desk) path() string { return d.root.session.Path() }

func (d *desk) file() string {
	d.t.Helper()
	content, err := os.ReadFile(d.path())
	if err != nil {
		d.t.Fatal(err)
	}
	return string(content)
}

func (d *desk) sees(want string) {
	d.t.Helper()
	if screen := strings.ReplaceAll(d.app.View(), "\u00a0", " "); !strings.Contains(screen, want) {
		d.t.Errorf("%q is not on the screen:\n%s", want, screen)
	}
}

// theirs has another program change the file.
func (d *desk) theirs() {
	d.t.Helper()
	now := strings.Replace(d.file(), "Gestion des dossiers n° 1", "Le leur", 1)
	if err := os.WriteFile(d.path(), []byte(now), 0o600); err != nil {
		d.t.Fatal(err)
	}
}

// mine renames here what theirs renames there.
func (d *desk) mine() {
	d.t.Helper()
	second := d.root.session.Register().Treatments[1].ID
	step, err := d.root.session.Do(session.Set{Record: second, Path: "name", To: session.Typed("Le mien")})
	if err != nil {
		d.t.Fatal(err)
	}
	d.root.changed(step)
}

func ended(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, quit := cmd().(tea.QuitMsg)
	return quit
}

func TestTheStatusSaysWhatIsSaved(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.sees("Exemple SAS  registre.json › Traitements")
	d.press("c")
	d.sees("enregistrement…")
	d.saves()
	d.sees("enregistré " + d.root.session.SavedAt().Local().Format(time.TimeOnly))
	if !strings.Contains(d.file(), "T-003") {
		t.Error("the copy is not in the file")
	}
}

func TestEveryEditWakesTheSaver(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	next := d.root.saver.next()
	d.press("c", "u") // two edits in one breath are one write
	w := next().(written)
	if w.err != nil || w.register != d.root.session.Register() {
		t.Errorf("wrote %p of %p: %v", w.register, d.root.session.Register(), w.err)
	}
	select {
	case <-d.root.saver.edited:
		t.Error("a second write is due")
	default:
	}
}

func TestUndoAndRedoSayWhat(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("u")
	d.sees("Rien à annuler")
	d.press("c", "ctrl+z")
	d.sees("Annulé : copie de « Gestion des dossiers n° 0 »")
	d.press("ctrl+y")
	d.sees("Rétabli : copie de")
	d.press("U")
	d.sees("Rien à rétablir")
}

func TestAConflictIsAskedAboutAndNothingIsLost(t *testing.T) {
	for name, c := range map[string]struct {
		keys   []string
		inFile string // of the register, afterwards
		ours   func(d *desk) string
	}{
		"their version": {[]string{"down", "down", "enter"}, "Le leur", func(d *desk) string {
			draft, _ := d.root.session.Draft()
			return string(draft.Content)
		}},
		"ours elsewhere": {[]string{"down", "down", "down", "enter", "enter"}, "Le leur", func(d *desk) string {
			content, _ := os.ReadFile(strings.Replace(d.path(), ".json", "-2.json", 1))
			return string(content)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, registertest.Large(2), french())
			d.mine()
			d.theirs()
			d.saves()
			d.sees("Le fichier a été modifié ailleurs")
			d.press(c.keys...)
			if !strings.Contains(d.file(), c.inFile) {
				t.Error("their version is gone")
			}
			d.sees("Le leur")
			if !strings.Contains(c.ours(d), "Le mien") {
				t.Error("our version is nowhere")
			}
			if why := d.root.Why(keys.Settle); why == (lang.Text{}) {
				t.Error("there is still something to settle")
			}
			d.press("down", "c") // and the work goes on
			d.saves()
			if d.root.fault() != nil || !strings.Contains(d.file(), "Le leur (copie)") {
				t.Errorf("not saved: %v", d.root.fault())
			}
			if !strings.Contains(c.ours(d), "Le mien") {
				t.Error("our version is gone after the next save")
			}
		})
	}
}

func TestAConflictLeftForLaterIsAskedAgain(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.mine()
	d.theirs()
	d.looks()
	d.sees("Le fichier a été modifié ailleurs")
	d.press("esc")
	d.sees("! non enregistré : 1 désaccord avec le fichier")
	d.press("c")
	d.saves() // refused, and shown, but not asked again
	d.sees("! non enregistré")
	d.press("ctrl+s")
	d.sees("Prendre la version du fichier")
	d.press("esc")
	if ended(d.press("q")) {
		t.Fatal("left without asking, with work that is not saved")
	}
	d.sees("Le registre n'est pas enregistré")
	d.press("esc", "q", "down")
	if !ended(d.press("enter")) {
		t.Error("did not leave when told to")
	}
	if !strings.Contains(d.file(), "Le leur") {
		t.Error("their version is gone")
	}
}

func TestACleanRegisterTakesTheChangesOfOthers(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.theirs()
	d.looks()
	d.sees("Le fichier a changé")
	d.sees("Le leur")
	d.press("c")
	d.saves()
	if d.root.fault() != nil {
		t.Errorf("the next edit is not saved: %v", d.root.fault())
	}
}

func TestADeletedFileIsWrittenAgainWhenAskedTo(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	before := d.file()
	if err := os.Remove(d.path()); err != nil {
		t.Fatal(err)
	}
	d.looks()
	d.sees("Le fichier n'est plus là")
	d.press("down", "enter")
	d.sees("Le fichier est de nouveau là")
	if d.file() != before {
		t.Error("the file holds something else")
	}
	d.press("c")
	d.saves()
	d.sees("enregistré")
}

func TestAFileThatComesBackIsSavedAgain(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	away := d.path() + ".away"
	if err := os.Rename(d.path(), away); err != nil {
		t.Fatal(err)
	}
	d.looks()
	d.press("enter") // later
	d.sees("! non enregistré : supprimé ou déplacé")
	if err := os.Rename(away, d.path()); err != nil {
		t.Fatal(err)
	}
	d.looks()
	d.press("c")
	d.saves()
	if d.root.fault() != nil || !strings.Contains(d.file(), "T-003") {
		t.Errorf("not saved: %v", d.root.fault())
	}
}

func TestAFileThatIsNoRegisterForAMomentIsReadLater(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	whole := d.file()
	if err := os.WriteFile(d.path(), []byte(whole[:len(whole)/2]), 0o600); err != nil {
		t.Fatal(err)
	}
	d.looks()
	d.sees("! non enregistré")
	d.sees("Gestion des dossiers n° 1")
	whole = strings.Replace(whole, "Gestion des dossiers n° 1", "Le leur", 1)
	if err := os.WriteFile(d.path(), []byte(whole), 0o600); err != nil {
		t.Fatal(err)
	}
	d.looks()
	d.sees("Le leur")
	if d.root.fault() != nil {
		t.Errorf("still at fault: %v", d.root.fault())
	}
}

func TestLeavingWritesWhatIsPendingAndAsksNothing(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	if !ended(d.press("q")) {
		t.Fatal("q did not leave")
	}
	if !strings.Contains(d.file(), "T-003") {
		t.Error("the last edit is not in the file")
	}
}

func TestRescueSaysWhereTheWorkIs(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	if where := d.root.saver.rescue(); where != d.path() || !strings.Contains(d.file(), "T-003") {
		t.Errorf("rescued to %q", where)
	}
	d.press("c")
	d.theirs()
	where := d.root.saver.rescue()
	if where == d.path() || where == "" {
		t.Fatalf("rescued to %q", where)
	}
	content, err := os.ReadFile(where)
	if err != nil || !strings.Contains(string(content), "T-004") || !strings.Contains(d.file(), "Le leur") {
		t.Errorf("the draft does not hold the work, or their version is gone: %v", err)
	}
}

func TestAnOlderStateIsNeverWrittenAfterANewerOne(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	older := d.root.saver.latest.Load()
	d.press("c")
	if w := d.root.saver.now(); w.err != nil {
		t.Fatal(w.err)
	}
	if w := d.root.saver.write(); w.register == older || !strings.Contains(d.file(), "T-004") {
		t.Error("the older state was written")
	}
}

func TestTheOrganisationOpensAtOnceAndLeadsBack(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("4", "7")
	d.sees("Nom de l'organisme")
	d.press("esc")
	d.sees("▸4 Destinataires")
}

func TestTheWelcomeFitsEverySize(t *testing.T) {
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			env := screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()}
			o := Options{Path: filepath.Join(t.TempDir(), "\x1b[31mregistre.json"), New: true, Lang: l, Today: time.Now}
			d := over(t, nil, o, env)
			for _, size := range [][2]int{{20, 5}, {40, 10}, {80, 24}, {250, 80}} {
				d.app.Update(tea.WindowSizeMsg{Width: size[0], Height: size[1]})
				lines := strings.Split(d.app.View(), "\n")
				if len(lines) > size[1] || strings.Contains(d.app.View(), "\x1b[31mregistre") {
					t.Errorf("%v: %q", size, lines)
				}
				for _, line := range lines {
					if frame.Width(line) > size[0] {
						t.Errorf("%v: %q", size, line)
					}
				}
			}
		}
	}
}

func TestTheWelcomeSaysThatThereIsNoRegisterYet(t *testing.T) {
	d := over(t, nil, Options{Path: filepath.Join(t.TempDir(), "registre.json"), New: true, Lang: lang.FR, Today: time.Now}, french())
	d.seesNot("chercher partout")
	for _, key := range []string{"ctrl+g", "f7", "ctrl+s"} {
		d.press(key)
		d.sees("Créez d'abord le registre")
	}
}

// What a write reports may come after what a later one did: it then changes
// nothing.
func TestALateReportOfAnOlderWriteChangesNothing(t *testing.T) {
	t.Run("after a save at once", func(t *testing.T) {
		d := open(t, registertest.Large(2), french())
		d.press("c")
		older := d.root.saver.write()
		d.press("c", "ctrl+s")
		d.app.Update(older)
		if d.root.session.Pending() != nil {
			t.Error("what is on disk is said not to be")
		}
	})
	t.Run("after their version was taken", func(t *testing.T) {
		d := open(t, registertest.Large(2), french())
		d.press("c")
		older := d.root.saver.write()
		d.theirs()
		d.looks()
		d.press("down", "enter")
		d.app.Update(older)
		if d.root.session.Pending() != nil || d.root.fault() != nil {
			t.Errorf("what is on disk is said not to be: %v", d.root.fault())
		}
	})
	t.Run("after it was settled", func(t *testing.T) {
		d := open(t, registertest.Large(2), french())
		d.press("c")
		d.theirs()
		older := d.root.saver.write() // refused
		d.looks()
		d.press("down", "enter")
		d.app.Update(older)
		if d.root.fault() != nil {
			t.Errorf("a fault that was settled is shown: %v", d.root.fault())
		}
	})
}

func TestRescueWithNothingPendingTouchesNothing(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	d.saves()
	d.theirs()
	if where := d.root.saver.rescue(); where != d.path() {
		t.Errorf("rescued to %q", where)
	}
	if draft, ok := d.root.session.Draft(); ok {
		t.Errorf("a draft of what is on disk: %s", draft.Path)
	}
}

func TestARegisterWhoseFileIsGoneIsNotLeftSilently(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	if err := os.Remove(d.path()); err != nil {
		t.Fatal(err)
	}
	d.looks()
	d.press("enter") // later
	if ended(d.press("q")) {
		t.Fatal("left with a register that stands nowhere")
	}
	d.sees("Le registre n'est pas enregistré")
	if _, kept := d.root.inDraft(); !kept {
		t.Error("it is not in the draft either")
	}
}

func TestAFileThatComesBackWhileAskedAboutIsFound(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	away := d.path() + ".away"
	if err := os.Rename(d.path(), away); err != nil {
		t.Fatal(err)
	}
	d.looks()
	if err := os.Rename(away, d.path()); err != nil {
		t.Fatal(err)
	}
	if cmd := d.press("down", "enter"); cmd != nil { // write it here again
		d.app.Update(cmd())
	}
	if d.root.fault() != nil {
		t.Errorf("still at fault: %v", d.root.fault())
	}
}

func TestUndoTakesBackWhatIsBeingTyped(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("enter", "down", "enter", "x", "ctrl+z")
	d.sees("Annulé : T-001")
	if got := d.root.session.Register().Treatments[0].Name; strings.HasSuffix(got, "x") {
		t.Errorf("the name is %q", got)
	}
}

func TestAFaultThatPassesIsTriedAgainWithoutAnEdit(t *testing.T) {
	d := open(t, registertest.Large(2), french())
	d.press("c")
	<-d.root.saver.edited
	d.root.saver.fault = errors.New("the disk was full")
	d.app.Update(looked{again: true})
	select {
	case <-d.root.saver.edited:
	default:
		t.Fatal("no write is due")
	}
	if d.saves(); d.root.fault() != nil {
		t.Errorf("still at fault: %v", d.root.fault())
	}
}

func TestLeavingWaitsForTheWorkbook(t *testing.T) {
	d := open(t, registertest.Large(1), french())
	export := d.press("x", "enter")
	d.press("q")
	if d.app.View() == "" {
		t.Fatal("left before the workbook was written")
	}
	d.app.Update(export())
	if d.app.View() != "" {
		t.Errorf("still there:\n%s", d.app.View())
	}
	if _, err := os.Stat(strings.TrimSuffix(d.root.session.Path(), ".json") + ".xlsx"); err != nil {
		t.Error(err)
	}
}

// What an inspector and the public get is written beside the workbook, under
// names that say so.
func TestTheExtractAndTheNoticeAreWrittenBeside(t *testing.T) {
	d := open(t, registertest.Large(1), french())
	for action, name := range map[keys.Action]string{keys.Extract: "-article30.xlsx", keys.Notice: "-information.html"} {
		export, done := d.root.Do(action)
		if !done || export == nil {
			t.Fatalf("%s does nothing", action)
		}
		d.app.Update(export())
		if _, err := os.Stat(strings.TrimSuffix(d.root.session.Path(), ".json") + name); err != nil {
			t.Error(err)
		}
	}
}

// The workbook comes first; each document says where it goes and what that
// replaces, and is found by the name of its profile.
func TestTheExportOffersEveryDocument(t *testing.T) {
	d := open(t, registertest.Large(1), french())
	base := strings.TrimSuffix(d.root.session.Path(), ".json")
	for _, name := range []string{"-information.html", ".csv"} { // of other programs
		if err := os.WriteFile(base+name, []byte("notes"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	d.app.Update(d.press("x", "enter")())
	if _, err := os.Stat(base + ".xlsx"); err != nil {
		t.Fatal(err)
	}
	d.press("enter") // it was read
	d.press("x")
	for _, want := range []string{
		"▸ · Classeur de la CNIL  remplace registre.xlsx", "Extrait pour l'autorité (article 30)  registre-article30.xlsx",
		"Notice d'information du public  registre-information.html existe déjà : on vous demandera",
		"Tableau CSV  registre.csv existe déjà", "Page HTML  registre.html", "Texte Markdown  registre.md", "JSON pour les programmes  registre-export.json",
	} {
		d.sees(want)
	}
	d.press("esc")
	for typed, name := range map[string]string{"art30": "-article30.xlsx", "json": "-export.json", "page": ".html"} {
		d.press("x")
		d.press(strings.Split(typed, "")...)
		d.app.Update(d.press("enter")())
		if _, err := os.Stat(base + name); err != nil {
			t.Error(err)
		}
		d.press("esc") // it was read
	}
	for _, typed := range []string{"art30", "notice", "profil", "csv"} {
		d.press("ctrl+p")
		d.press(strings.Split(typed, "")...)
		d.sees("xport")
		d.press("esc")
	}
	d.press("x")
	if cmd := d.press("esc"); cmd != nil && cmd() != nil || d.root.exporting {
		t.Error("Esc exports")
	}
}

// A screen of the whole register is open once: asked for again from what was
// opened on it, it is gone back to.
func TestAScreenOfTheWholeRegisterIsOpenOnce(t *testing.T) {
	for _, c := range []struct {
		key, title string
		on         []string // to what covers it
	}{
		{"v", "Vérification", []string{"enter"}},
		{"s", "Recherche", []string{"paie", "enter"}},
		{"b", "Tableau de bord", []string{"v"}},
		{"p", "Questionnaire", []string{"v"}},
	} {
		d := open(t, bakery(), french())
		d.checks()
		d.press(c.key)
		path := strings.SplitN(d.app.View(), "\n", 2)[0]
		before := d.app.View()
		d.press(c.on...)
		if d.app.View() == before {
			t.Fatalf("%s: nothing covers it:\n%s", c.key, before)
		}
		d.press(c.key)
		if now := strings.SplitN(d.app.View(), "\n", 2)[0]; now != path {
			t.Errorf("%s: the path is %q, not %q", c.key, now, path)
		}
		d.press("esc")
		if now := strings.SplitN(d.app.View(), "\n", 2)[0]; strings.Contains(now, c.title[:6]) {
			t.Errorf("%s: it is still open below: %q", c.key, now)
		}
	}
}
