package keyring

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"article30/register/lang"
	"article30/register/seal"
)

func ring(t *testing.T, env map[string]string) *Ring {
	t.Helper()
	nowhere, err := os.CreateTemp(t.TempDir(), "") // no terminal: nothing can be asked
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = nowhere.Close() })
	return &Ring{In: nowhere, ErrOut: nowhere, Getenv: func(name string) string { return env[name] }, Lang: lang.FR}
}

// folder makes a folder of empty files, and returns its real path.
func folder(t *testing.T, names ...string) string {
	t.Helper()
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		if err := os.WriteFile(filepath.Join(dir, name), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func TestTheKeyIsTheOneNamedElseTheOneBesideElseTheOnlyOne(t *testing.T) {
	for name, c := range map[string]struct {
		files    []string
		register string
		identity string // option
		variable string
		want     string // "": refused
	}{
		"the option first":      {[]string{"r.age", "r.age.key"}, "r.age", "mine", "theirs", "mine"},
		"then the environment":  {[]string{"r.age", "r.age.key"}, "r.age", "", "theirs", "theirs"},
		"then the one beside":   {[]string{"r.age", "r.age.key", "s.age.key"}, "r.age", "", "", "r.age.key"},
		"then the only one":     {[]string{"r copy.age", "r.age.key"}, "r copy.age", "", "", "r.age.key"},
		"before the file":       {[]string{"r.age.key"}, "r.age", "", "", "r.age.key"},
		"never one of several":  {[]string{"r.age", "s.age.key", "t.age.key"}, "r.age", "", "", ""},
		"and none is no choice": {[]string{"r.age"}, "r.age", "", "", ""},
	} {
		dir := folder(t, c.files...)
		r := ring(t, map[string]string{"ARTICLE30_IDENTITY": c.variable})
		r.Identity = c.identity
		got, err := r.File(filepath.Join(dir, c.register))
		want := c.want
		if want != "" && want != c.identity && want != c.variable {
			want = filepath.Join(dir, want)
		}
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%s: %q, %v; want %q", name, got, err, want)
		}
	}
}

func TestALinkToARegisterHasTheKeyOfTheRegister(t *testing.T) {
	dir, elsewhere := folder(t, "r.age", "r.age.key"), folder(t)
	link := filepath.Join(elsewhere, "link.age")
	if err := os.Symlink(filepath.Join(dir, "r.age"), link); err != nil {
		t.Skip(err)
	}
	if got, err := ring(t, nil).File(link); err != nil || got != filepath.Join(dir, "r.age.key") {
		t.Errorf("%q, %v", got, err)
	}
}

func TestKeysOpenAgainWithTheirPassphraseAloneAndOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("derives keys from passphrases")
	}
	dir := folder(t)
	secret := filepath.Join(dir, "secret")
	if err := os.WriteFile(secret, []byte("une phrase assez longue\r\nune autre ligne"), 0o600); err != nil {
		t.Fatal(err)
	}
	register := filepath.Join(dir, "r.age")
	r := ring(t, nil)
	own, err := r.Own(register, NewPassphrase{File: secret})
	if err != nil {
		t.Fatal(err)
	}
	if again, err := r.Unlock(register); err != nil || again != own.Keys {
		t.Errorf("not kept: %v", err)
	}
	if again, err := own.Reopen(); err != nil || !again.Has(own.Public()[0]) {
		t.Errorf("the file holds other keys: %v", err)
	}
	if _, err := r.Own(register, NewPassphrase{File: secret}); err == nil {
		t.Error("a key file was replaced")
	}
	if _, err := ring(t, nil).Unlock(register); err == nil {
		t.Error("opened without a passphrase")
	}
	own.Abandon()
	if _, err := os.Stat(own.File); err == nil {
		t.Error("still there")
	}
}

// What is named by mistake may have no end.
func TestAFileThatIsNoKeyIsRefusedWhateverItsSize(t *testing.T) {
	const endless = "/dev/zero"
	if _, err := os.Stat(endless); err != nil {
		t.Skip(err)
	}
	if _, err := ring(t, nil).Open(endless); !errors.Is(err, seal.ErrKeyFile) {
		t.Errorf("as a key: %v", err)
	}
	if _, err := ring(t, nil).fresh(NewPassphrase{File: filepath.Join(t.TempDir(), "none")}); err == nil || strings.Contains(err.Error(), "\n") {
		t.Errorf("a passphrase that is not there: %v", err)
	}
}
