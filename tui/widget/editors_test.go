package widget

import (
	"strings"
	"testing"
	"unicode"

	"article30/tui/frame"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"pgregory.net/rapid"
)

// editor is what both editors do.
type editor interface {
	Type(tea.KeyMsg)
	Value() string
	Changed() bool
}

var colour = theme.New(theme.Colour, false)

func editors(value string) map[string]editor {
	return map[string]editor{"line": NewLine(colour, value, ""), "text": NewText(colour, value)}
}

func runes(s string) tea.KeyMsg { return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s)} }

func paste(s string) tea.KeyMsg {
	return tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(s), Paste: true}
}

var anyText = rapid.StringOf(rapid.OneOf(rapid.Rune(),
	rapid.SampledFrom([]rune("ab é日👩\u200d👧\u0301\x1b\x07\n\r\t\u202e\u200b\uFFFD\U000F0000 ")),
	rapid.RuneFrom(nil, unicode.Cf, unicode.Co, unicode.Cc)))

func TestOpeningATextIsNotAnEdit(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := anyText.Draw(t, "value")
		for name, e := range editors(value) {
			for _, k := range []tea.KeyType{tea.KeyLeft, tea.KeyHome, tea.KeyRight, tea.KeyEnd} {
				e.Type(tea.KeyMsg{Type: k})
			}
			if e.Changed() || e.Value() != value {
				t.Fatalf("%s: opening %q gives %q", name, value, e.Value())
			}
		}
	})
}

func TestTypingAndTakingBackLeavesTheText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := anyText.Draw(t, "value")
		for name, e := range editors(value) {
			e.Type(runes("x"))
			if !e.Changed() || e.Value() != value+"x" {
				t.Fatalf("%s: x typed after %q gives %q", name, value, e.Value())
			}
			e.Type(tea.KeyMsg{Type: tea.KeyBackspace})
			if e.Changed() || e.Value() != value {
				t.Fatalf("%s: taking x back from %q leaves %q", name, value, e.Value())
			}
		}
	})
}

func TestInvalidBytesStayUntilTheTextChanges(t *testing.T) {
	for name, e := range editors("a\xffb") {
		if e.Changed() || e.Value() != "a\xffb" {
			t.Errorf("%s: %q", name, e.Value())
		}
	}
}

func TestAPasteIsNormalised(t *testing.T) {
	for in, want := range map[string][2]string{
		"a\r\nb\rc\nd":                 {"a b c d", "a\nb\nc\nd"},
		"a\tb":                         {"a b", "a    b"},
		"a\r\n":                        {"a", "a\n"},
		"a\x1b[31m\u200b\ufeff\u00adb": {"a[31mb", "a[31mb"},
		"نامه\u200cای":                 {"نامه\u200cای", "نامه\u200cای"},
		"end":                          {"end", "end"},
	} {
		es := editors("")
		for i, name := range []string{"line", "text"} {
			es[name].Type(paste(in))
			if got := es[name].Value(); got != want[i] {
				t.Errorf("%s: pasting %q gives %q, want %q", name, in, got, want[i])
			}
		}
	}
}

func TestKeysThatAreNotTextTypeNothing(t *testing.T) {
	for _, msg := range []tea.KeyMsg{
		{Type: tea.KeyRunes, Runes: []rune("x"), Alt: true},
		{Type: tea.KeyRunes, Runes: []rune("b"), Alt: true},
		{Type: tea.KeyCtrlV}, {Type: tea.KeyCtrlO}, {Type: tea.KeyF1}, {Type: tea.KeyUp, Alt: true},
	} {
		for name, e := range editors("texte") {
			e.Type(msg)
			if e.Value() != "texte" {
				t.Errorf("%s: %v gives %q", name, msg, e.Value())
			}
		}
	}
}

func TestWordsReadAtOnceAreTyped(t *testing.T) {
	for _, word := range []string{"end", "home", "left", "enter", "backspace", "up"} {
		for name, e := range editors("x") {
			e.Type(runes(word))
			if e.Value() != "x"+word {
				t.Errorf("%s: %q typed gives %q", name, word, e.Value())
			}
		}
	}
}

func TestAltGrCharactersAreTyped(t *testing.T) {
	for name, e := range editors("") {
		for _, r := range "@#[]{}|~\\€" {
			e.Type(tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune{r}, Alt: true})
		}
		if e.Value() != "@#[]{}|~\\€" {
			t.Errorf("%s: %q", name, e.Value())
		}
	}
}

func TestALongTextHasNoLimit(t *testing.T) {
	value := strings.Repeat("ligne\n", 15_000)
	e := NewText(colour, value)
	e.Type(tea.KeyMsg{Type: tea.KeyEnter})
	if e.Value() != value+"\n" {
		t.Errorf("%d lines of %d", strings.Count(e.Value(), "\n"), 15_001)
	}
}

func TestEditorsKeepTheirSizeAndShowTheirCursor(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		value := anyText.Draw(t, "value")
		w, h := rapid.IntRange(8, 60).Draw(t, "w"), rapid.IntRange(1, 12).Draw(t, "h")
		th := theme.New(rapid.SampledFrom([]theme.Profile{theme.Colour, theme.Mono, theme.Plain}).Draw(t, "profile"), false)
		line, text := NewLine(th, value, "indice"), NewText(th, value)
		for _, msg := range rapid.SliceOfN(rapid.SampledFrom([]tea.KeyMsg{
			{Type: tea.KeyLeft}, {Type: tea.KeyUp}, {Type: tea.KeyDown}, {Type: tea.KeyHome}, {Type: tea.KeyEnd},
			{Type: tea.KeyEnter}, {Type: tea.KeyBackspace}, {Type: tea.KeyCtrlW}, {Type: tea.KeyCtrlHome}, {Type: tea.KeyDelete},
			{Type: tea.KeyCtrlRight}, {Type: tea.KeyCtrlLeft}, {Type: tea.KeyCtrlK}, {Type: tea.KeyCtrlU}, {Type: tea.KeyPgUp},
			runes("mot "), runes("日本語"), runes("\u0301"),
		}), 0, 12).Draw(t, "keys") {
			line.Type(msg)
			text.Type(msg)
			for name, view := range map[string]string{"line": line.View(w), "text": text.View(w, h)} {
				checkView(t, name, view, w, map[string]int{"line": 1, "text": h}[name])
				cursor := "\x1b[7m"
				if th.Profile == theme.Plain {
					cursor = th.Glyphs.Cursor
				}
				if !strings.Contains(view, cursor) {
					t.Fatalf("%s of %q at %d×%d has lost its cursor: %q", name, value, w, h, view)
				}
			}
		}
	})
}

func checkView(t interface{ Fatalf(string, ...any) }, name, view string, w, h int) {
	lines := strings.Split(view, "\n")
	if len(lines) != h {
		t.Fatalf("%s: %d lines for %d: %q", name, len(lines), h, view)
	}
	for _, line := range lines {
		if frame.Width(line) > w {
			t.Fatalf("%s: %q takes %d cells of %d", name, line, frame.Width(line), w)
		}
		for _, r := range strings.NewReplacer("\x1b[", "").Replace(line) {
			if unicode.In(r, unicode.Cc, unicode.Cf, unicode.Co, unicode.Zl, unicode.Zp) {
				t.Fatalf("%s: %U reaches the terminal in %q", name, r, line)
			}
		}
	}
}

func TestRowsOfALongTextHoldAllOfIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		p := paragraph{runes: []rune(anyText.Draw(t, "text"))}
		limit := rapid.IntRange(1, 30).Draw(t, "limit")
		p.wrap(limit)
		if p.rows[0] != 0 {
			t.Fatal("the first row does not begin the paragraph")
		}
		for i := 1; i < len(p.rows); i++ {
			if p.rows[i] <= p.rows[i-1] || p.rows[i] > len(p.runes) {
				t.Fatalf("rows begin at %v in %d characters", p.rows, len(p.runes))
			}
			if n := width(p.runes[p.rows[i-1]:p.rows[i]]); n > limit+2 {
				t.Fatalf("a row of %d cells for %d", n, limit)
			}
		}
	})
}

func TestTextWrapsBetweenWords(t *testing.T) {
	e := NewText(theme.New(theme.Mono, false), "Les données sont conservées cinq ans.")
	e.Type(tea.KeyMsg{Type: tea.KeyCtrlHome})
	want := "\x1b[7mL\x1b[mes données \nsont \nconservées \ncinq ans."
	if got := e.View(16, 4); got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

func TestALongLineFirstDrawnAfterAMoveShowsItsCursor(t *testing.T) {
	l := NewLine(theme.New(theme.Plain, false), "AAAAAAAaa", "")
	l.Type(tea.KeyMsg{Type: tea.KeyLeft})
	if view := l.View(8); !strings.Contains(view, "|") {
		t.Errorf("no cursor in %q", view)
	}
}

func TestWideCharactersTypedBeforeNarrowOnesKeepTheCursorInView(t *testing.T) {
	l := NewLine(theme.New(theme.Plain, false), "AAaaa", "")
	l.View(8)
	for _, key := range []tea.KeyMsg{{Type: tea.KeyHome}, runes("日本語"), {Type: tea.KeyLeft}, {Type: tea.KeyLeft}, runes("日本語")} {
		l.Type(key)
		if view := l.View(8); !strings.Contains(view, "|") {
			t.Fatalf("no cursor in %q after %v", view, key)
		}
	}
}

// A row ends before a letter and never before its accent.
func TestNoRowBeginsWithAnAccent(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := NewText(theme.New(theme.Plain, false), rapid.StringOf(rapid.SampledFrom([]rune("a \u0301日"))).Draw(t, "text"))
		w := rapid.IntRange(4, 12).Draw(t, "w")
		for range len(text.paras[0].runes) + 1 {
			text.View(w, 3)
			text.Type(tea.KeyMsg{Type: tea.KeyLeft})
		}
		for _, from := range text.paras[0].rows[1:] {
			if cells(text.paras[0].runes[from]) == 0 {
				t.Fatalf("rows %v", text.paras[0].rows)
			}
		}
	})
}

func TestWhatIsTypedFirstReplacesASelectedText(t *testing.T) {
	for name, c := range map[string]struct {
		keys []tea.KeyMsg
		want string
	}{
		"nothing":     {nil, "22/11/2027"},
		"a character": {[]tea.KeyMsg{runes("+"), runes("1a")}, "+1a"},
		"a paste":     {[]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("demain\n"), Paste: true}}, "demain"},
		"an arrow":    {[]tea.KeyMsg{{Type: tea.KeyRight}, runes("!")}, "22/11/2027!"},
		"Backspace":   {[]tea.KeyMsg{{Type: tea.KeyBackspace}, runes("8")}, "22/11/2028"},
		"a shortcut":  {[]tea.KeyMsg{{Type: tea.KeyRunes, Runes: []rune("x"), Alt: true}, runes("8")}, "8"},
	} {
		for profile, shown := range map[theme.Profile]string{theme.Plain: "[22/11/2027]", theme.Mono: "\x1b[7m22/11/2027\x1b[m"} {
			l := NewLine(theme.New(profile, false), "22/11/2027", "")
			l.Select()
			if view := l.View(30); view != shown {
				t.Errorf("%s: selected, it is drawn as %q", name, view)
			}
			if view := l.View(8); frame.Width(view) > 8 {
				t.Errorf("%s: %q in 8 cells", name, view)
			}
			for _, key := range c.keys {
				l.Type(key)
			}
			if got := l.Value(); got != c.want {
				t.Errorf("after %s: %q, want %q", name, got, c.want)
			}
			if len(c.keys) > 1 && l.View(30) == shown {
				t.Errorf("after %s: still drawn as selected", name)
			}
		}
	}
}

func TestAnEmptyTextIsNotSelected(t *testing.T) {
	l := NewLine(theme.New(theme.Plain, false), "", "votre nom")
	if l.Select(); l.Selected() {
		t.Error("it is")
	}
}
