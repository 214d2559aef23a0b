package widget

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"article30/register/lang"
	"article30/tui/frame"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
	"github.com/google/go-cmp/cmp"
)

// host is a screen.Host that shows nothing.
type host struct{ env screen.Env }

func newHost() *host {
	return &host{screen.Env{Theme: theme.New(theme.Plain, false), Keys: keys.Default()}}
}

func (h *host) Env() screen.Env                             { return h.env }
func (h *host) Push(screen.Screen)                          {}
func (h *host) PushOnce(screen.Screen)                      {}
func (h *host) Pop()                                        {}
func (h *host) Reset(screen.Screen)                         {}
func (h *host) Open(screen.Screen)                          {}
func (h *host) Close()                                      {}
func (h *host) Notify(lang.Text)                            {}
func (h *host) Copy(string) tea.Cmd                         { return nil }
func (h *host) Exec(*exec.Cmd, func(error) tea.Msg) tea.Cmd { return nil }
func (h *host) Hold(keys.Action)                            {}
func (h *host) Release() tea.Cmd                            { return nil }
func (h *host) Quit()                                       {}

var options = []Option{
	{ID: "sal", Label: "Salariés"}, {ID: "cli", Label: "Clients", Detail: "données de santé"}, {ID: "pro", Label: "Prospects"},
}

// pick drives a picker by words: an action's name, or a text to type.
func pick(c Choice, words ...string) (p *Picker, picks []Pick, changed, done bool) {
	c.Options = options
	c.Done = func(got []Pick, ch bool) { picks, changed, done = got, ch, true }
	p = NewPicker(newHost(), c)
	p.SetSize(60, 10)
	for _, w := range words {
		if bound(p, w) {
			p.Do(keys.Action(w))
			continue
		}
		if w == string(keys.Mark) {
			w = " "
		}
		p.Type(runes(w))
	}
	return p, picks, changed, done
}

// bound reports that a key asks a picker for an action as it stands.
func bound(p *Picker, action string) bool {
	return slices.ContainsFunc(keys.Default().Along(p.Scopes()), func(b keys.Binding) bool { return string(b.Action) == action })
}

func ids(list ...string) (picks []Pick) {
	for _, id := range list {
		picks = append(picks, Pick{ID: id})
	}
	return picks
}

func TestPickerChoices(t *testing.T) {
	enter, esc, mark, next, create := string(keys.Confirm), string(keys.Back), string(keys.Mark), string(keys.MarkNext), string(keys.Create)
	for name, c := range map[string]struct {
		choice  Choice
		do      []string
		want    []Pick
		changed bool
	}{
		"several, by filter and Enter":       {Choice{Multiple: true}, []string{"pros", enter, "salarie", enter, enter}, ids("pro", "sal"), true},
		"accents do not matter":              {Choice{Multiple: true}, []string{"sante", enter, enter}, ids("cli"), true},
		"Esc keeps what is marked":           {Choice{Multiple: true}, []string{mark, esc}, ids("sal"), true},
		"Tab marks and goes on":              {Choice{Multiple: true}, []string{next, next, esc}, ids("sal", "cli"), true},
		"looking changes nothing":            {Choice{Multiple: true, Chosen: []string{"pro", "cli"}}, []string{"down", esc}, ids("pro", "cli"), false},
		"unmarking":                          {Choice{Multiple: true, Chosen: []string{"pro", "cli"}}, []string{mark, esc}, ids("cli"), true},
		"the order is the user's":            {Choice{Multiple: true, Chosen: []string{"pro", "cli"}}, []string{"move-down", esc}, ids("cli", "pro"), true},
		"an unknown id stays":                {Choice{Multiple: true, Chosen: []string{"c9", "cli"}}, []string{"prosp", enter, enter}, ids("c9", "cli", "pro"), true},
		"a space in the filter":              {Choice{Multiple: true}, []string{"donnees", mark, "sante", enter, enter}, ids("cli"), true},
		"Space marks once the cursor moved":  {Choice{Multiple: true}, []string{"s", "down", mark, esc}, ids("cli"), true},
		"a new entry":                        {Choice{Multiple: true, Creates: true}, []string{"Urssaf", create, esc}, []Pick{{New: "Urssaf"}}, true},
		"a new entry by its row":             {Choice{Multiple: true, Creates: true}, []string{"Urssaf", enter, esc}, []Pick{{New: "Urssaf"}}, true},
		"a new entry that exists":            {Choice{Multiple: true, Creates: true}, []string{"clients", create, esc}, ids("cli"), true},
		"a closed list creates nothing":      {Choice{Multiple: true}, []string{"Urssaf", create, enter, esc}, []Pick{}, false},
		"one: Enter takes and leaves":        {Choice{}, []string{"clie", enter}, ids("cli"), true},
		"one: Esc changes nothing":           {Choice{Chosen: []string{"pro"}}, []string{"clie", esc}, ids("pro"), false},
		"one: created at once":               {Choice{Creates: true}, []string{"Urssaf", create}, []Pick{{New: "Urssaf"}}, true},
		"one: an unknown id stays":           {Choice{Chosen: []string{"c9"}}, []string{esc}, ids("c9"), false},
		"one: the chosen one is under Enter": {Choice{Chosen: []string{"pro"}}, []string{enter}, ids("pro"), false},
	} {
		t.Run(name, func(t *testing.T) {
			_, picks, changed, done := pick(c.choice, c.do...)
			if !done {
				t.Fatal("the picker is still open")
			}
			if diff := cmp.Diff(c.want, picks); diff != "" || changed != c.changed {
				t.Errorf("changed %v, picks (-want +got):\n%s", changed, diff)
			}
		})
	}
}

func TestPickerShowsWhatIsChosenFirst(t *testing.T) {
	p, _, _, _ := pick(Choice{Multiple: true, Creates: true, Chosen: []string{"c9", "pro"}}, "")
	want := []string{"▸ ✓!inconnu\u00a0: c9", "  ✓ Prospects", "  · Salariés", "  · Clients  données de santé"}
	if diff := cmp.Diff(want, strings.Split(p.View(), "\n")[1:5]); diff != "" {
		t.Error(diff)
	}
	p.Type(runes("Urssaf"))
	if !strings.Contains(p.View(), "▸ + Créer «\u00a0Urssaf\u00a0»") {
		t.Errorf("no row offers to create:\n%s", p.View())
	}
}

func TestPickerReportsOnce(t *testing.T) {
	times := 0
	p := NewPicker(newHost(), Choice{Options: options, Done: func([]Pick, bool) { times++ }})
	p.SetSize(40, 5)
	p.Do(keys.Back)
	p.Leave()
	if times != 1 {
		t.Errorf("reported %d times", times)
	}
}

func TestPickerFitsItsDrawer(t *testing.T) {
	hostile := append([]Option{{ID: "x", Label: "\x1b[31m" + strings.Repeat("日本", 200), Detail: "a\nb\u202e"}}, options...)
	for w := 5; w < 100; w += 7 {
		for h := 2; h < 9; h++ {
			p := NewPicker(newHost(), Choice{Multiple: true, Creates: true, Options: hostile, Done: func([]Pick, bool) {}})
			p.SetSize(w, h)
			for _, filter := range []string{"", "rien de tel"} {
				p.Type(runes(filter))
				view := p.View()
				for i := range p.window.Count() {
					if line := p.line(i, i == 0); frame.Width(line) > w {
						t.Fatalf("%d×%d: row %d takes %d cells", w, h, i, frame.Width(line))
					}
				}
				if n := strings.Count(view, "\n") + 1; n > h {
					t.Fatalf("%d×%d: %d lines", w, h, n)
				}
				for line := range strings.SplitSeq(view, "\n") {
					if frame.Width(line) > w || strings.ContainsAny(line, "\x1b\u202e") {
						t.Fatalf("%d×%d: %q", w, h, line)
					}
				}
			}
		}
	}
}

func TestAnEmptyPickerSaysHowToBegin(t *testing.T) {
	for _, c := range []struct {
		creates bool
		typed   string
		want    string
	}{
		{true, "", "Catalogue vide\u00a0: tapez un nom pour créer une fiche"},
		{true, "CRM", "CRM"},
		{false, "", "Il n'y a rien à choisir"},
	} {
		p := NewPicker(newHost(), Choice{Creates: c.creates, Done: func([]Pick, bool) {}})
		p.SetSize(72, 10)
		p.Type(runes(c.typed))
		if view := p.View(); !strings.Contains(view, c.want) || strings.Contains(view, "Rien ne correspond") {
			t.Errorf("%+v:\n%s", c, view)
		}
	}
}

func TestThePickerPutsTheNearestNameFirst(t *testing.T) {
	p := NewPicker(newHost(), Choice{Options: []Option{
		{ID: "ZA", Label: "Afrique du Sud", Detail: "ZA"}, {ID: "GF", Label: "Guyane française", Detail: "GF"},
		{ID: "FK", Label: "Frankland", Detail: "XX"}, {ID: "FR", Label: "France", Detail: "FR"},
	}})
	p.SetSize(60, 10)
	p.Type(runes("fr"))
	var order []string
	for _, i := range p.matches {
		order = append(order, p.rows[i].ID)
	}
	if diff := cmp.Diff([]string{"FR", "FK", "GF", "ZA"}, order); diff != "" {
		t.Error(diff)
	}
}
