package editor

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"pgregory.net/rapid"

	"article30/tui/screentest"
)

// payloads are texts that a terminal would obey, or that hide from a reader.
var payloads = []string{
	"\x1b]52;c;ZXZpbA==\x07",             // OSC 52: the clipboard
	"\x1b]8;;http://x\x1b\\lien",         // OSC 8: a link
	"\x1b]0;titre\x07",                   // OSC 0: the title of the window
	"\x1b]11;?\x1b\\",                    // OSC 11: a question, whose answer is typed
	"\x1b[2J\x1b[H",                      // CSI: the screen emptied
	"\x1b[31mrouge\x1b[0m",               // CSI: a colour
	"\x1b[6n",                            // CSI: a question about the cursor
	"\x1b[?1049l",                        // CSI: the other screen
	"\x1bPq#0;2;0;0;0\x1b\\",             // DCS: a picture
	"\x1bP$qm\x1b\\",                     // DCS: a question
	"\x1b_Gf=100;AAAA\x1b\\",             // APC
	"\x1b^privé\x1b\\",                   // PM
	"\x1bXcommande\x1b\\",                // SOS
	"\x1bc",                              // a reset
	"\x1b(0lqk",                          // another set of characters
	"\u009b2J",                           // CSI in one character of C1
	"\u009d52;c;ZXZpbA==\u009c",          // OSC likewise
	"a\bb",                               // BS
	"a\rb",                               // CR
	"a\x07b",                             // BEL
	"a\x7fb",                             // DEL
	"a\x00b\x0e\x0f",                     // NUL, SO, SI
	"\u202egnp.exe\u2066x\u2069",         // bidirectional
	"z\u200bw\ufeff\u00ad",               // of no width
	"\U000e0041\U000e0042",               // tags
	"a\u2028b\u2029c",                    // line and paragraph separators
	"\ufdd0\uffff\U0010ffff\ue000\ufff9", // no characters, or private ones
}

// Whatever stands in every text of the register, no screen hands it to the
// terminal as it is.
func TestNoScreenObeysTheRegister(t *testing.T) {
	lot := rand.New(rand.NewPCG(*seed, 3))
	visited := 0
	for i, payload := range payloads {
		if !*whole && lot.IntN(len(payloads)) > 2 {
			continue
		}
		t.Run(fmt.Sprintf("%q", payload), func(t *testing.T) {
			env := environments()[i%4]
			newTour(t, filled(rapid.Just(payload)), env).all(byLot(), func(name string, tr *tour) {
				for _, size := range [][2]int{{40, 10}, {100, 30}, {250, 80}} {
					visited++
					tr.resize(size[0], size[1])
					if fault := screentest.Unfit(tr.app.View(), size[0], size[1]); fault != "" {
						t.Errorf("%s at %v: %s", name, size, fault)
					}
				}
			})
		})
	}
	t.Logf("%d views", visited)
}
