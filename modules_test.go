package main

import (
	"os/exec"
	"slices"
	"strings"
	"testing"
)

// modules are those in the program besides itself. A new one is weighed, and
// then named here.
var modules = []string{
	"filippo.io/age",
	"filippo.io/hpke",
	"github.com/atotto/clipboard",
	"github.com/aymanbagabas/go-osc52/v2",
	"github.com/charmbracelet/bubbles",
	"github.com/charmbracelet/bubbletea",
	"github.com/charmbracelet/colorprofile",
	"github.com/charmbracelet/lipgloss",
	"github.com/charmbracelet/x/ansi",
	"github.com/charmbracelet/x/cellbuf",
	"github.com/charmbracelet/x/term",
	"github.com/clipperhouse/displaywidth",
	"github.com/clipperhouse/uax29/v2",
	"github.com/go-json-experiment/json",
	"github.com/gofrs/flock",
	"github.com/lucasb-eyer/go-colorful",
	"github.com/mattn/go-isatty",
	"github.com/mattn/go-runewidth",
	"github.com/muesli/ansi",
	"github.com/muesli/cancelreader",
	"github.com/muesli/termenv",
	"github.com/richardlehane/mscfb",
	"github.com/richardlehane/msoleps",
	"github.com/rivo/uniseg",
	"github.com/spf13/cobra",
	"github.com/spf13/pflag",
	"github.com/tiendc/go-deepcopy",
	"github.com/xo/terminfo",
	"github.com/xuri/efp",
	"github.com/xuri/excelize/v2",
	"github.com/xuri/nfp",
	"golang.org/x/crypto",
	"golang.org/x/net",
	"golang.org/x/sys",
	"golang.org/x/text",
}

func TestNoModuleComesIntoTheProgramUnseen(t *testing.T) {
	list := exec.Command("go", "list", "-deps", "-f", "{{with .Module}}{{.Path}}{{end}}", ".")
	list.Env = append(list.Environ(), "GOOS=linux", "CGO_ENABLED=0")
	out, err := list.Output()
	if err != nil {
		t.Fatal(err)
	}
	linked := strings.Fields(string(out))
	slices.Sort(linked)
	linked = slices.DeleteFunc(slices.Compact(linked), func(path string) bool { return path == "article30" })
	for _, path := range linked {
		if !slices.Contains(modules, path) {
			t.Errorf("%s has come in", path)
		}
	}
	for _, path := range modules {
		if !slices.Contains(linked, path) {
			t.Errorf("%s is no longer there", path)
		}
	}
	if len(modules) > 40 {
		t.Errorf("%d modules", len(modules))
	}
}
