package store

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// Whatever happens to the file, the store never says it saved what is not
// there, and never replaces what it has not read.
func TestTheStoreAgreesWithItsModel(t *testing.T) {
	t.Parallel()
	memory := memoryDir(t)
	rapid.Check(t, func(rt *rapid.T) {
		dir, err := os.MkdirTemp(memory, "")
		if err != nil {
			rt.Fatal(err)
		}
		path := filepath.Join(dir, "registre.json")
		put(t, path, "start")
		clock := newClock()
		d := diskKinds[rapid.SampledFrom([]string{"exchange", "link", "copy"}).Draw(rt, "disk")]()
		f := open(t, path, withDisk(d), WithClock(clock.Now))
		defer func() { _ = f.Close() }()
		onDisk, base := "start", "start"
		step := 0
		content := func() string { step++; return fmt.Sprintf("%d %s", step, strings.Repeat("x", step*37%101)) }
		rt.Repeat(map[string]func(*rapid.T){
			"save": func(rt *rapid.T) {
				next := content()
				_, err := f.Save([]byte(next))
				var change *ChangedError
				switch {
				case onDisk == "" && errors.Is(err, ErrDeleted):
				case onDisk != base && errors.As(err, &change) && string(change.Content) == onDisk:
				case onDisk == base && err == nil:
					onDisk, base = next, next
				default:
					rt.Fatalf("Save: %v; on disk %q, base %q", err, onDisk, base)
				}
			},
			"others write":  func(rt *rapid.T) { onDisk = content(); put(t, path, onDisk) },
			"others delete": func(rt *rapid.T) { onDisk = ""; _ = os.Remove(path) },
			"recreate": func(rt *rapid.T) {
				next := content()
				_, err := f.Recreate([]byte(next))
				if (err == nil) != (onDisk == "") {
					rt.Fatalf("Recreate: %v, on disk %q", err, onDisk)
				}
				if err == nil {
					onDisk, base = next, next
				}
			},
			"reload": func(rt *rapid.T) {
				got, err := reload(f)
				if onDisk == "" {
					if !errors.Is(err, ErrDeleted) {
						rt.Fatalf("Reload: %v", err)
					}
					return
				}
				if base = onDisk; err != nil || string(got) != onDisk {
					rt.Fatalf("Reload: %q %v", got, err)
				}
			},
			"keep": func(rt *rapid.T) {
				if err := f.KeepVersion(Import); err != nil {
					rt.Fatal(err)
				}
			},
			"reopen": func(rt *rapid.T) {
				if onDisk == "" {
					return
				}
				_ = f.Close()
				f = open(t, path, withDisk(d), WithClock(clock.Now))
				base = onDisk
			},
			"wait": func(rt *rapid.T) {
				clock.advance(time.Duration(rapid.IntRange(-5, 20).Draw(rt, "minutes")) * time.Minute)
			},
			"": func(rt *rapid.T) {
				if string(f.Content()) != base {
					rt.Fatalf("Content %q, want %q", f.Content(), base)
				}
				if changed, err := f.Changed(); changed != (onDisk != base) || (onDisk == "") != errors.Is(err, ErrDeleted) {
					rt.Fatalf("Changed: %v %v; on disk %q, base %q", changed, err, onDisk, base)
				}
				if got, _ := os.ReadFile(path); string(got) != onDisk {
					rt.Fatalf("on disk %q, want %q", got, onDisk)
				}
			},
		})
	})
}
