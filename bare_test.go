package main

import (
	"os"

	tea "github.com/charmbracelet/bubbletea"
)

// bare is a program of bubbletea that does nothing: the limit of ours.
func bare() {
	if _, err := tea.NewProgram(nothing{}, tea.WithAltScreen(), tea.WithFPS(120)).Run(); err != nil {
		os.Exit(2)
	}
}

type nothing struct{}

func (nothing) Init() tea.Cmd { return nil }
func (n nothing) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	if _, ok := msg.(tea.KeyMsg); ok {
		return n, tea.Quit
	}
	return n, nil
}
func (nothing) View() string { return "rien" }
