package app

import (
	"encoding/base64"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"article30/export/text"
	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"
	"article30/tui/widget"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// newApp runs the demo in process, on a clock that a test moves.
func newApp(th theme.Theme, l lang.Lang, rows int) (*App, *demo) {
	var d *demo
	now := time.Unix(0, 0)
	clock := func() time.Time { now = now.Add(time.Second); return now }
	a := New(screen.Env{Lang: l, Theme: th, Keys: keys.Default()}, clock, func(h screen.Host) screen.Root {
		d = newDemo(h, rows)
		return d
	})
	a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
	return a, d
}

var pressable = []tea.KeyMsg{
	{Type: tea.KeyEnter}, {Type: tea.KeyEsc}, {Type: tea.KeyUp}, {Type: tea.KeyDown}, {Type: tea.KeyPgDown}, {Type: tea.KeyTab},
	{Type: tea.KeyCtrlP}, {Type: tea.KeyF1}, {Type: tea.KeyCtrlN}, {Type: tea.KeyCtrlZ}, {Type: tea.KeyBackspace},
	{Type: tea.KeySpace, Runes: []rune{' '}}, letters("n"), letters("d"), letters("c"), letters("?"), letters("é"), letters("日本語"), letters("zz"),
	{Type: tea.KeyRunes, Runes: []rune("collé\x1b[31m"), Paste: true}, {Type: tea.KeyRunes, Runes: []rune("x"), Alt: true},
}

func letters(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func TestEveryScreenFitsEveryTerminal(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		th := theme.New(rapid.SampledFrom([]theme.Profile{theme.Colour, theme.Mono, theme.Plain}).Draw(t, "profile"), rapid.Bool().Draw(t, "ascii"))
		a, d := newApp(th, rapid.SampledFrom(lang.All).Draw(t, "lang"), rapid.SampledFrom([]int{1, 30, 10_000}).Draw(t, "rows"))
		name := rapid.SampledFrom([]string{strings.Repeat("très long ", 500), "日本語日本語日本語日本語日本語", "👩\u200d👧 famille", "\x1b]52;c;eA==\x07\u202e", ""}).Draw(t, "name")
		d.list.rows[0] = name
		for range 12 {
			if rapid.Bool().Draw(t, "resize") {
				a.Update(tea.WindowSizeMsg{Width: rapid.IntRange(1, 250).Draw(t, "w"), Height: rapid.IntRange(1, 80).Draw(t, "h")})
			} else {
				a.Update(rapid.SampledFrom(pressable).Draw(t, "key"))
			}
			if rapid.Bool().Draw(t, "notice") {
				a.Update(said(name))
			}
			if a.quitting { // a program that ends draws nothing
				return
			}
			checkWhole(t, a.View(), a.w, a.h)
			for _, line := range append(strings.Split(a.footView(), "\n"), a.statusLine(), a.drawerTitle(name)) {
				if !a.tooSmall() && frame.Width(line) > a.w {
					t.Fatalf("%q takes %d cells of %d", line, frame.Width(line), a.w)
				}
			}
		}
	})
}

func checkWhole(t *rapid.T, view string, w, h int) {
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%d lines for %d", len(lines), h)
	}
	for _, line := range lines {
		if frame.Width(line) > w {
			t.Fatalf("%q takes %d cells of %d", line, frame.Width(line), w)
		}
		for _, r := range strings.ReplaceAll(line, "\x1b[", "") {
			if unicode.In(r, unicode.Cc, unicode.Zl, unicode.Co) || (r != '\u200d' && unicode.Is(unicode.Cf, r)) {
				t.Fatalf("%U reaches the terminal in %q", r, line)
			}
		}
	}
}

func TestKeysReadAtOnceGoOneByOneThenType(t *testing.T) {
	a, d := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	_, lull := a.Update(letters("jnPaie")) // down, new, then text
	a.Update(lull())
	a.Update(tea.KeyMsg{Type: tea.KeyEsc})
	if got := d.list.rows[0]; got != "Paie" {
		t.Errorf("the new row reads %q", got)
	}
}

func TestABurstOutsideAFieldIsRefused(t *testing.T) {
	now := time.Unix(0, 0)
	b := burst{now: func() time.Time { return now }}
	for i := range burstSize {
		if got, want := b.tooFast(letters("a")), i == burstSize-1; got != want {
			t.Errorf("character %d: %v", i, got)
		}
		now = now.Add(burstGap)
	}
	if !b.tooFast(tea.KeyMsg{Type: tea.KeyEnter}) {
		t.Error("a line end of the paste is taken for a key")
	}
	now = now.Add(burstEnd)
	if !b.tooFast(letters("a")) {
		t.Error("the paste is taken for keys while the program is busy")
	}
	now = now.Add(burstEnd + 1)
	if b.tooFast(letters("a")) {
		t.Error("a key after a pause is refused")
	}
	for range burstSize {
		if b = (burst{now: b.now}); b.tooFast(tea.KeyMsg{Type: tea.KeyEnter}) {
			t.Error("Enter held down is refused")
		}
	}
}

func TestTheFirstScreenCannotBeClosed(t *testing.T) {
	a, d := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	a.Pop()
	a.Update(tea.KeyMsg{Type: tea.KeyEsc})
	if a.screens.top() != screen.Screen(d.list) {
		t.Error("the first screen is gone")
	}
}

// said has the program say something while a message is handled.
type said string

func TestAMessageIsSaidInFullOverTheFoot(t *testing.T) {
	a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 40)
	a.Update(tea.WindowSizeMsg{Width: 60, Height: 12})
	words := strings.Fields(strings.Repeat("un message long ", 9) + "et la fin")
	a.Update(said(strings.Join(words, " ")))
	lines := strings.Split(a.View(), "\n")
	if foot := strings.Join(lines[len(lines)-3:], " "); !strings.Contains(foot, "et la fin") || strings.Contains(foot, "…") {
		t.Errorf("the foot says %q", foot)
	}
	a.Update(tea.KeyMsg{Type: tea.KeyCtrlEnd}) // nothing hides the row under the cursor
	a.Update(said(strings.Join(words, " ")))
	if view := a.View(); !strings.Contains(view, "▸") {
		t.Errorf("the cursor is hidden:\n%s", view)
	}
	a.Open(widget.NewConfirm(a, "Supprimer", "Vraiment ?", lang.Text{FR: "Oui"}, lang.Text{FR: "Non"}, nil))
	if view := a.View(); !strings.Contains(view, "▸ Non") || !strings.Contains(view, "et la fin") {
		t.Errorf("the message and the question do not stand together:\n%s", view)
	}
	a.Update(said(strings.Repeat("un message sans fin ", 50)))
	if view := a.View(); strings.Count(view, "\n") != 11 || !strings.HasSuffix(strings.TrimSpace(view), "…") {
		t.Errorf("what is cut does not say so:\n%s", view)
	}
	a.Update(tea.KeyMsg{Type: tea.KeyTab})
	if strings.Contains(a.View(), "message") {
		t.Error("the message outlives the next key")
	}
}

func TestTheHelpIsAlwaysOnOffer(t *testing.T) {
	a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	for w := minWidth; w < 130; w++ {
		a.Update(tea.WindowSizeMsg{Width: w, Height: 20})
		if got := a.footView(); !strings.Contains(got, "? aide") {
			t.Errorf("in %d cells: %q", w, got)
		}
	}
}

func TestADisabledActionSaysWhy(t *testing.T) {
	a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	a.Update(tea.KeyMsg{Type: tea.KeyCtrlY})
	if !strings.Contains(a.View(), "Rien à rétablir") {
		t.Errorf("the foot says %q", a.footView())
	}
	a.Update(tea.KeyMsg{Type: tea.KeyDown})
	if strings.Contains(a.View(), "Rien à rétablir") {
		t.Error("the reason outlives the next key")
	}
}

func TestQuittingKeepsWhatIsBeingTyped(t *testing.T) {
	for _, key := range []tea.KeyType{tea.KeyCtrlQ, tea.KeyCtrlC} {
		a, d := newApp(theme.New(theme.Plain, false), lang.FR, 3)
		a.Update(letters("n"))
		a.Update(letters("à moitié"))
		if _, cmd := a.Update(tea.KeyMsg{Type: key}); cmd == nil || cmd() != tea.Quit() {
			t.Fatal("the program does not quit")
		}
		if d.saved != "à moitié" {
			t.Errorf("kept %q", d.saved)
		}
	}
}

func TestQuittingFromAnOverlayKeepsItsChoice(t *testing.T) {
	a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	a.Update(letters("c"))
	a.Update(tea.KeyMsg{Type: tea.KeyTab})
	a.Update(tea.KeyMsg{Type: tea.KeyCtrlQ})
	if !a.quitting || !strings.Contains(a.notice.FR, "r1") {
		t.Errorf("quitting %v, %q", a.quitting, a.notice.FR)
	}
}

func TestTooSmallATerminalTakesOnlyWhatIsSafe(t *testing.T) {
	a, d := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	a.Update(tea.WindowSizeMsg{Width: 20, Height: 5})
	a.Update(letters("n"))
	if len(d.list.rows) != 3 {
		t.Error("a key typed blind has changed the list")
	}
	if a.Update(tea.KeyMsg{Type: tea.KeyCtrlQ}); !a.quitting {
		t.Error("Ctrl+Q does not quit")
	}
}

func TestCopyReachesTheTerminalClean(t *testing.T) {
	a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	var out strings.Builder
	a.out = &out
	a.Copy("Paie\x1b[31m\x07")()
	content, framed := strings.CutPrefix(out.String(), "\x1b]52;c;")
	content, ended := strings.CutSuffix(content, "\x07")
	clean, err := base64.StdEncoding.DecodeString(content)
	if !framed || !ended || err != nil || string(clean) != text.Safe("Paie\x1b[31m\x07") {
		t.Errorf("%q was sent: %q, %v", out.String(), clean, err)
	}
	if !strings.Contains(a.View(), "Envoyé au presse-papiers") {
		t.Errorf("the foot says %q", a.footView())
	}
}

func TestAMessageHintsAtClosingAlone(t *testing.T) {
	a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 3)
	a.Open(widget.NewMessage(a, "À propos", "un texte"))
	if got := a.footView(); !strings.HasPrefix(got, "Entrée fermer") || strings.Contains(got, "réponse") {
		t.Errorf("the foot says %q", got)
	}
	if a.Update(tea.KeyMsg{Type: tea.KeyEnter}); len(a.overlays) > 0 {
		t.Error("Enter does not close it")
	}
}

func BenchmarkKey(b *testing.B) {
	for _, n := range []int{100, 10_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			a, _ := newApp(theme.New(theme.Colour, false), lang.FR, n)
			a.Update(tea.WindowSizeMsg{Width: 120, Height: 40})
			b.ReportAllocs()
			for b.Loop() {
				a.Update(tea.KeyMsg{Type: tea.KeyDown})
				a.View()
			}
		})
	}
}

// field is a screen with one text, which Enter and Esc close.
type field struct {
	screen.Base
	open bool
	did  []keys.Action
}

func (f *field) Title() string    { return "" }
func (f *field) SetSize(int, int) {}
func (f *field) View() string     { return "" }
func (f *field) Typing() bool     { return f.open }
func (f *field) Scopes() []keys.Scope {
	if f.open {
		return []keys.Scope{keys.Line}
	}
	return []keys.Scope{keys.Form}
}

func (f *field) Do(a keys.Action) (tea.Cmd, bool) {
	f.did = append(f.did, a)
	f.open = false
	return nil, true
}

func TestWhatIsTypedOnAfterATextIsNoShortcut(t *testing.T) {
	const quick, slow = 200 * time.Millisecond, time.Second
	enter, esc, up := tea.KeyMsg{Type: tea.KeyEnter}, tea.KeyMsg{Type: tea.KeyEsc}, tea.KeyMsg{Type: tea.KeyUp}
	for name, c := range map[string]struct {
		closing []tea.KeyMsg
		pause   time.Duration
		does    bool
	}{
		"typed on":     {[]tea.KeyMsg{enter}, quick, false},
		"looked up":    {[]tea.KeyMsg{enter}, slow, true},
		"left by Esc":  {[]tea.KeyMsg{esc}, quick, true},
		"moved before": {[]tea.KeyMsg{enter, up}, quick, true},
	} {
		a, _ := newApp(theme.New(theme.Plain, false), lang.FR, 3)
		a.Update(tea.WindowSizeMsg{Width: 80, Height: 24})
		clock := time.Unix(1000, 0)
		a.burst.now = func() time.Time { return clock }
		f := &field{open: true}
		a.Push(f)
		press := func(after time.Duration, msg tea.KeyMsg) {
			clock = clock.Add(after)
			a.Update(msg)
		}
		press(slow, letters("x"))
		for _, msg := range c.closing {
			press(quick, msg)
		}
		for range 2 { // the second is no shortcut either
			press(c.pause, letters("n"))
		}
		if got := slices.Contains(f.did, keys.New); got != c.does {
			t.Errorf("%s: %v", name, f.did)
		}
	}
}
