package editor

import (
	"bytes"
	"flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"runtime/debug"
	"slices"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"article30/register"
	"article30/register/registertest"
	"article30/register/store"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"

	tea "github.com/charmbracelet/bubbletea"
)

var monkeys = flag.Int("monkey", 20_000, "how many messages the monkey sends")

// event is a message of the monkey and how long it waits before.
type event struct {
	wait  time.Duration
	msg   tea.Msg
	audit bool // in place of a message
	other int  // likewise: another program names the organisation by that number
}

func (e event) String() string {
	switch msg := e.msg.(type) {
	case tea.KeyMsg:
		if len(msg.Runes) > 40 {
			return fmt.Sprintf("%v %d×%q", e.wait, len(msg.Runes), msg.Runes[0])
		}
		return fmt.Sprintf("%v %q", e.wait, msg.String())
	case nil:
		return fmt.Sprintf("audit %v, other %d", e.audit, e.other)
	default:
		return fmt.Sprintf("%v %T%v", e.wait, msg, msg)
	}
}

// The monkey presses any key at any moment, in any terminal: nothing panics,
// every view fits, every edit is on disk within two seconds, and all that was
// edited is undone to what was opened and redone to what it was.
func TestTheMonkeyLosesNothing(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "")
	const sitting = 2_500
	if testing.Short() {
		*monkeys = min(*monkeys, 2*sitting)
	}
	for n := 0; n < *monkeys; n += sitting {
		lot := *seed + uint64(n/sitting)
		p := play{handfuls[lot%5](), environments()[lot/5%4], alone}
		events := monkey(rand.New(rand.NewPCG(lot, 0)), min(sitting, *monkeys-n))
		if at, fault := p.run(t, events); fault != "" {
			t.Errorf("-seed %d, event %d: %s", lot, at, fault)
			t.Fatalf("the same by: %v", p.shrink(t, events[:at+1]))
		}
	}
}

// The same in a register that is open for reading: it stays as it is.
func TestTheMonkeyChangesNothingThatIsReadOnly(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "")
	for i, r := range handfuls {
		p := play{r(), environments()[i%4], reading}
		events := monkey(rand.New(rand.NewPCG(*seed+uint64(i), 4)), 500)
		if at, fault := p.run(t, events); fault != "" {
			t.Errorf("-seed %d, event %d: %s", *seed, at, fault)
			t.Fatalf("the same by: %v", p.shrink(t, events[:at+1]))
		}
	}
}

// Another program writes the file meanwhile: what it wrote is never overwritten
// unseen, and where nothing is in dispute the file holds what the screen shows.
func TestTheMonkeyOverwritesNobody(t *testing.T) {
	t.Setenv("VISUAL", "")
	t.Setenv("EDITOR", "")
	for i, r := range handfuls {
		p := play{r(), environments()[i%4], together}
		lot := rand.New(rand.NewPCG(*seed+uint64(i), 5))
		var events []event
		for n, e := range monkey(lot, 500) {
			if events = append(events, e); lot.IntN(30) == 0 {
				events = append(events, event{other: n + 1})
			}
		}
		if at, fault := p.run(t, events); fault != "" {
			t.Errorf("-seed %d, event %d: %s", *seed, at, fault)
			t.Fatalf("the same by: %v", p.shrink(t, events[:at+1]))
		}
	}
}

// handfuls are registers small enough for a key to cost little.
var handfuls = [...]func() *register.Register{
	registers()["empty"], bakery, registers()["hostile"], registers()["mangled"],
	func() *register.Register { return registertest.Large(12) },
}

// monkey draws events by lot.
func monkey(lot *rand.Rand, n int) []event {
	var bound []string
	for _, b := range keys.Default().Along(everyScope) {
		bound = append(bound, b.Keys...)
	}
	often := []string{"enter", "enter", "enter", "esc", "down", "down", "down", "up", "right", "right", "left", "tab", "space", "backspace", "ctrl+z", "ctrl+y", "n", "d", "c", "ctrl+n"}
	const ms = time.Millisecond
	waits := []time.Duration{0, 0, 1 * ms, 1 * ms, 20 * ms, 20 * ms, 100 * ms, 100 * ms, 100 * ms, 200 * ms, 200 * ms, 700 * ms, 3000 * ms}
	var events []event
	for len(events) < n {
		e := event{wait: waits[lot.IntN(len(waits))]}
		switch k := lot.IntN(1000); {
		case k < 450:
			e.msg = screentest.Key(often[lot.IntN(len(often))])
		case k < 750:
			e.msg = screentest.Key(bound[lot.IntN(len(bound))])
		case k < 930:
			typed := []rune("abcdefghinoprstuvxy é0129/+='(-日\u0301🙂\u202e")
			e.msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: typed[lot.IntN(len(typed)):][:1], Alt: lot.IntN(40) == 0}
		case k < 960:
			text := registertest.Payloads[lot.IntN(len(registertest.Payloads))]
			e.msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(text), Paste: lot.IntN(2) == 0}
		case k < 961:
			e.msg = tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(strings.Repeat("collé\r\n", 1000)), Paste: true}
		case k < 985:
			size := sizes[lot.IntN(len(sizes))]
			e.msg = tea.WindowSizeMsg{Width: size[0], Height: size[1]}
		case k < 989:
			e.msg = tea.FocusMsg{}
		case k < 992:
			e.msg = tea.BlurMsg{}
		case k < 998:
			e.msg = screentest.Key("ctrl+p") // what has no key: the versions, the exports
			events = append(events, e)
			what := []string{"versions", "versions", "versions", "extrait", "article 30", "brouillon", "draft", "copies", "suspend", "annul", "undo", "tableau", "quest"}
			events = append(events, event{msg: tea.KeyMsg{Type: tea.KeyRunes, Runes: []rune(what[lot.IntN(len(what))])}})
			e = event{msg: screentest.Key("enter")}
		default:
			e.audit = true
		}
		if key, ok := e.msg.(tea.KeyMsg); ok && slices.Contains(slow, key.String()) && lot.IntN(30) > 0 {
			continue
		}
		events = append(events, e)
	}
	return append(events, event{audit: true})
}

// slow are the keys that take as long as a hundred others: they write a
// workbook, or end the program.
var slow = []string{"x", "q", "ctrl+q", "ctrl+c"}

// everyScope is where keys mean something.
var everyScope = []keys.Scope{
	keys.Dialog, keys.Message, keys.Prompt, keys.Picker, keys.Chooser, keys.Menu, keys.Search, keys.Line, keys.Offers, keys.Text, keys.List,
	keys.Several, keys.Marking, keys.Found, keys.Finder, keys.Findings, keys.Figures, keys.Conflicts, keys.Changes, keys.Questions, keys.Suggested, keys.Answer, keys.Form, keys.Rows, keys.Cursor,
	keys.Navigation, keys.Global, keys.Always,
}

// play is a program on a register, on whose screen events come.
type play struct {
	register *register.Register
	env      screen.Env
	company
}

// company is who else has the file open.
type company uint8

const (
	alone    company = iota
	reading          // another program, so that this one only reads
	together         // another program, which writes too
)

// run plays events in time that passes at once. It returns what went wrong, ""
// when nothing did, and at which event.
func (p play) run(t *testing.T, events []event) (at int, fault string) {
	dir := t.TempDir()
	synctest.Test(t, func(t *testing.T) {
		time.Sleep(time.Until(today))
		st := &sitting{t: t, env: p.env, path: filepath.Join(dir, "registre.json"), company: p.company, mode: store.ReadWrite, results: make(chan result, 1000)}
		defer st.end()
		defer func() {
			if v := recover(); v != nil {
				fault = fmt.Sprintf("panic: %v\n%s", v, debug.Stack())
			}
		}()
		if fault = st.create(p.register); fault != "" {
			return
		}
		if p.company == reading {
			st.mode = store.ReadOnly
			if fault = st.reopen(); fault != "" {
				return
			}
		}
		for i, e := range events {
			at = i
			if fault = st.meets(e); fault != "" {
				return
			}
		}
	})
	return at, fault
}

// shrink leaves out events as long as what is left goes wrong too.
func (p play) shrink(t *testing.T, events []event) []event {
	for size := len(events) / 2; size > 0; size /= 2 {
		for from := 0; from+size <= len(events); {
			fewer := slices.Concat(events[:from], events[from+size:])
			if _, fault := p.run(t, fewer); fault != "" {
				events = fewer
			} else {
				from += size
			}
		}
	}
	return events
}

// Somebody types for half a minute without a pause: what was typed five seconds
// ago is always in the file.
func TestTypingWithoutAPauseIsSavedMeanwhile(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		st := &sitting{t: t, env: french(), path: filepath.Join(t.TempDir(), "registre.json"), mode: store.ReadWrite, results: make(chan result, 1000)}
		defer st.end()
		if fault := st.create(bakery()); fault != "" {
			t.Fatal(fault)
		}
		for _, key := range []string{"enter", "down", "enter", "ctrl+u"} {
			st.meets(event{msg: screentest.Key(key)})
		}
		typed, oldest := 0, 0
		for ; typed < 300; typed++ {
			if fault := st.meets(event{wait: 100 * time.Millisecond, msg: screentest.Key("é")}); fault != "" {
				t.Fatal(fault)
			}
			content, err := os.ReadFile(st.path)
			if err != nil {
				t.Fatal(err)
			}
			oldest = max(oldest, typed-bytes.Count(content, []byte("é")))
		}
		if oldest > 50 {
			t.Errorf("%d characters of %d were not in the file", oldest, typed)
		}
	})
}
