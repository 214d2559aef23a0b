package readymade_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/register/template"
	"article30/tui/keys"
	"article30/tui/readymade"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"
)

// desk is the choice, and what became of it.
type desk struct {
	*screentest.Desk
	named []string // empty records asked for
	made  []register.Record
}

// open shows the choice for a list.
func open(t testing.TB, r *register.Register, list string, env screen.Env) *desk {
	d := &desk{}
	picked := readymade.Picked{
		Empty: func(name string) { d.named = append(d.named, name) },
		Added: func(made []register.Record) { d.made = append(d.made, made...) },
	}
	d.Desk = screentest.New(t, screentest.Session(t, r), env, func(s *screentest.Desk) screen.Screen {
		return readymade.New(readymade.Desk{Host: s.Host, Session: s.Session, Changed: s.Changed}, register.CollectionOf(list), picked)
	})
	return d
}

// began is a register in which some activities have begun.
func began(t testing.TB, names ...string) *register.Register {
	t.Helper()
	r := register.New("Exemple SAS", lang.FR)
	for _, name := range names {
		activity, ok := template.Find(name)
		if !ok {
			t.Fatal(name)
		}
		for _, a := range activity.Additions(r) {
			r = a.Collection.Insert(r, a.Collection.Len(r), a.Record)
		}
	}
	return r
}

func TestASpaceRightAfterALetterIsTyped(t *testing.T) {
	d := open(t, began(t), "treatments", screentest.French())
	d.Write("gestion clients")
	d.Sees("gestion clients")
	d.Sees("▸ · Gestion des clients et des commandes")
	d.Press("down", "up", "space")
	d.Sees("▸ ✓ Gestion des clients et des commandes")
}

func TestMarkingASetMarksItsActivitiesAndEachCanBeUnmarked(t *testing.T) {
	d := open(t, began(t), "treatments", screentest.French())
	d.Press("down", "space")
	d.Sees("▸ ✓ Fondateur seul")
	d.Sees("✓9")
	d.Write("newsletter")
	d.Press("tab")
	d.Sees("✓8")
	d.Press("ctrl+u")
	d.Sees("· Fondateur seul") // not whole any more
	d.Press("enter")
	if len(d.made) != 8 || d.Steps != 1 {
		t.Errorf("%d records in %d steps", len(d.made), d.Steps)
	}
	for _, rec := range d.made {
		if register.OriginOf(rec).Template == "T07" {
			t.Error("what was unmarked was added")
		}
	}
}

func TestASetThatIsPresentAsksForNothing(t *testing.T) {
	set, _ := template.FindSet("association")
	d := open(t, began(t, set.Templates...), "treatments", screentest.French())
	d.Write("association")
	d.Press("enter")
	d.Sees("Toutes ces activités sont déjà au registre")
	if d.Steps != 0 {
		t.Error("something was added")
	}
}

func TestAnActivityThatIsPresentMayBeAddedAgain(t *testing.T) {
	d := open(t, began(t, "T01"), "treatments", screentest.French())
	d.Write("paie")
	d.Sees("déjà au registre")
	d.Press("enter")
	if len(d.made) != 1 {
		t.Errorf("%d records", len(d.made))
	}
}

func TestTheEmptyRecordTakesTheNameTyped(t *testing.T) {
	for name, c := range map[string]struct{ typed, key, want string }{
		"found by nothing": {"Zoologie", "enter", "Zoologie"},
		"found":            {"Newsletter", "ctrl+n", "Newsletter"},
		"not typed":        {"", "enter", ""},
	} {
		d := open(t, began(t), "treatments", screentest.French())
		d.Write(c.typed)
		d.Press(c.key)
		if len(d.named) != 1 || d.named[0] != c.want || d.Steps != 0 {
			t.Errorf("%s: asked for %q in %d steps", name, d.named, d.Steps)
		}
	}
}

// Each activity comes first in its own list when its name is typed, and the
// panel tells what it would give.
func TestEveryActivityIsFoundByItsName(t *testing.T) {
	for _, activity := range template.All() {
		list := "treatments"
		if activity.Processor {
			list = "processor_activities"
		}
		d := open(t, began(t), list, screentest.French())
		d.Resize(200, 200)
		d.Write(lang.Fold(activity.Name.FR))
		d.Sees("▸ · " + activity.Name.FR)
		d.Sees("Mesures de sécurité")
		if !activity.Processor {
			d.Sees("Finalités")
		}
		if len(activity.Retentions()) > 0 {
			d.Sees("   - ")
		}
	}
}

func TestGoldenScreens(t *testing.T) {
	for name, c := range map[string]struct {
		env  screen.Env
		list string
		w, h int
		keys []string
	}{
		"activity-fr-120x40":        {screentest.French(), "treatments", 120, 40, []string{"p", "a", "i", "e"}},
		"set-fr-80x24":              {screentest.French(), "treatments", 80, 24, []string{"down", "space"}},
		"processor-en-ascii-100x30": {screentest.English(), "processor_activities", 100, 30, []string{"down", "down", "down", "down", "down", "tab"}},
		"named-fr-60x16":            {screentest.French(), "treatments", 60, 16, []string{"z", "o", "o"}},
	} {
		t.Run(name, func(t *testing.T) {
			d := open(t, began(t, "T01", "P01"), c.list, c.env)
			d.Resize(c.w, c.h)
			d.Press(c.keys...)
			d.Golden(t, name)
		})
	}
}

func TestEverySizeHoldsWholeLines(t *testing.T) {
	r := began(t, "T01", "T07")
	for i, payload := range registertest.Payloads { // entries that activities share, in hostile words
		if i < len(r.DataCategories) {
			r.DataCategories[i].Name = payload
		}
		r.Treatments[i%2].Name, r.Treatments[i%2].Reference = strings.Repeat(payload, 30), payload
	}
	for _, l := range lang.All {
		for _, ascii := range []bool{false, true} {
			d := open(t, r, "treatments", screen.Env{Lang: l, Theme: theme.New(theme.Colour, ascii), Keys: keys.Default()})
			for _, keys := range [][]string{nil, {"down", "space"}, {"ctrl+end"}, {"p", "a", "i", "e"}, {"z", "\x1b", "日"}} {
				d.Press(keys...)
				d.FitsEverySize(fmt.Sprintf("%v ascii=%v after %v", l, ascii, keys))
			}
		}
	}
}

// A key costs the same whatever the register holds: what an activity would add
// is worked out for the one under the cursor alone.
func TestAKeyIsCheap(t *testing.T) {
	if testing.Short() {
		t.Skip("measures")
	}
	d := open(t, registertest.Large(2_000), "treatments", screentest.French())
	d.Press("down", "down", "down", "down")
	fastest := time.Hour
	for range 20 {
		start := time.Now()
		d.Press("down")
		d.App.View()
		fastest = min(fastest, time.Since(start))
	}
	if fastest > 10*time.Millisecond {
		t.Errorf("a key costs %v", fastest)
	}
}
