// Package background settles, before anything asks, that the terminal is dark.
//
// bubbletea v1 queries the terminal's background colour in a package init,
// before main: on a terminal that never answers, every command of the program
// would stall for five seconds and print escape sequences. Go initialises
// packages that are ready in the order of their import paths; this package
// imports lipgloss and nothing else, so it is ready as early as bubbletea, and
// "article30/tui/background" sorts before "github.com/charmbracelet/bubbletea".
// Hence two rules: no other import here, and the module's path stays first in
// that order. Nothing in the program uses the answer: tui/theme has the 16
// ANSI colours, which follow the user's own palette.
//
// Import it for its effect wherever bubbletea is imported.
package background

import "github.com/charmbracelet/lipgloss"

func init() { lipgloss.SetHasDarkBackground(true) }
