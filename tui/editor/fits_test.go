package editor

import (
	"flag"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"article30/register"
	"article30/register/lang"
	"article30/register/registertest"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/screentest"
	"article30/tui/theme"
)

var (
	whole = flag.Bool("whole", false, "visit every screen at every size, not a sample")
	seed  = flag.Uint64("seed", 1, "of what is drawn by lot")
)

const sample = 20 // one screen of so many is visited where not all are

// coloured is French in colour, with ASCII alone.
func coloured() screen.Env {
	return screen.Env{Lang: lang.FR, Theme: theme.New(theme.Colour, true), Keys: keys.Default()}
}

var sizes = [][2]int{{20, 5}, {39, 9}, {40, 10}, {41, 11}, {60, 16}, {80, 24}, {99, 30}, {100, 17}, {120, 40}, {250, 10}, {250, 80}}

// registers are those over which the screens are drawn.
func registers() map[string]func() *register.Register {
	return map[string]func() *register.Register{
		"empty":      func() *register.Register { return register.New("", lang.FR) },
		"one record": bakery,
		"many records": func() *register.Register {
			if *whole {
				return registertest.Large(10_000)
			}
			return registertest.Large(300)
		},
		"hostile": func() *register.Register { return filled(registertest.Hostile()) },
		"long texts": func() *register.Register {
			return filled(rapid.Just(strings.Repeat("Très long nom 日本 ", 5000/17)))
		},
		"mangled": func() *register.Register {
			return rapid.Custom(func(t *rapid.T) *register.Register { return registertest.Mangled(t, registertest.Hostile()) }).Example(int(*seed))
		},
	}
}

// filled answers every field of every record with texts.
func filled(texts *rapid.Generator[string]) *register.Register {
	return rapid.Custom(func(t *rapid.T) *register.Register { return registertest.Whole(t, texts) }).Example(int(*seed))
}

// Whatever the register, the language and the glyphs, every screen fits a
// terminal of any size and steers none.
func TestEveryScreenFitsEveryTerminal(t *testing.T) {
	for i, name := range slices.Sorted(maps.Keys(registers())) {
		envs := environments()
		if !*whole {
			one := (i + int(*seed)) % len(envs)
			envs = envs[one : one+1]
		}
		for _, env := range envs {
			t.Run(fmt.Sprintf("%s %v ascii=%v", name, env.Lang, env.Theme.ASCII()), func(t *testing.T) {
				visited := 0
				newTour(t, registers()[name](), env).all(byLot(), func(name string, tr *tour) {
					visited++
					for _, size := range sizes {
						tr.resize(size[0], size[1])
						if fault := screentest.Unfit(tr.app.View(), size[0], size[1]); fault != "" {
							t.Errorf("%s at %v: %s", name, size, fault)
						}
					}
				})
				t.Logf("%d screens", visited)
				if visited == 0 {
					t.Error("no screen was visited")
				}
			})
		}
	}
}

// byLot tells which screens are passed over where not all are visited.
func byLot() (skip func() bool) {
	lot := rand.New(rand.NewPCG(*seed, 0))
	return func() bool { return !*whole && lot.IntN(sample) > 0 }
}
