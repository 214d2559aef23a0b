package export_test

import (
	"path/filepath"
	"strings"
	"testing"

	"article30/export"
	"article30/register/lang"
)

// A document goes beside its register, whatever that is called, under a name of
// its own form that is never the register's.
func FuzzDefaultPath(f *testing.F) {
	for _, path := range []string{"registre.json", "a/b/registre.json.age", ".json", "..json", "a.b.json", "x/.age", "CON.json", "a\nb.json", "\x1b[2J.json", "a/../b.json", "-o.json", "registre-export.json"} {
		f.Add(path, false, "")
		f.Add(path, true, "ACME: <client>/../*")
	}
	f.Fuzz(func(t *testing.T, path string, notice bool, client string) {
		if base := filepath.Base(path); !strings.HasSuffix(path, base) || base == "." || base == ".." {
			t.Skip("names no file")
		}
		for _, form := range export.Forms {
			for _, l := range lang.All {
				o := export.Options{Notice: notice}
				o.Lang, o.Client = l, client
				document := export.DefaultPath(path, form, o)
				for _, written := range []string{document, export.ProcessorPath(document, l)} {
					if filepath.Dir(written) != filepath.Dir(path) || filepath.Ext(written) != form.Ext || written == path {
						t.Fatalf("the %s of %q goes to %q", form.Key, path, written)
					}
					if client != "" && len(client) > 3 && strings.Contains(written, client) && !strings.Contains(path, client) {
						t.Fatalf("a name out of the register is in %q", written)
					}
				}
			}
		}
	})
}
