package editor

import (
	"os"
	"time"

	"article30/register"
	"article30/register/lang"
	"article30/register/session"
	"article30/tui/app"
	"article30/tui/keys"
	"article30/tui/screen"
	"article30/tui/theme"

	tea "github.com/charmbracelet/bubbletea"
)

// Run opens the editor on a register and returns when the user has left it.
// The exit code is 0, 128+n when signal n ended the program, and 2 with an
// error when the register cannot be read or the program failed.
func Run(o Options) (code int, err error) {
	if o.Getenv == nil {
		o.Getenv = os.Getenv
	}
	if o.Today == nil {
		o.Today = time.Now
	}
	env := screen.Env{Lang: o.Lang, Theme: theme.FromEnv(o.Getenv, o.ASCII || o.Plain), Keys: keys.Default()}
	if o.Plain {
		env.Theme = env.Theme.Bare()
	}
	var opened *session.Session
	if !o.New && openedFirst(o.Path) {
		if opened, err = o.open(); err != nil {
			return 2, err
		}
	}
	var r *root
	code, err = app.Run(func(h screen.Host) screen.Root {
		r = newRoot(h, opened, o)
		return r
	}, app.Options{Env: env, In: o.In, Out: o.Out, Rescue: func() string { return r.rescue() }})
	if r == nil {
		return code, err
	}
	s, fault := r.atEnd()
	if s != nil {
		_ = s.Close() // what is to be saved is; the lock goes with the process
	}
	if fault != nil && err == nil && code == 0 {
		return 2, fault
	}
	return code, err
}

// openedFirst reports that a register is opened before the screen: one that is
// read sooner than a screen is drawn, so that nothing flickers; one that is
// encrypted, since its passphrase may be asked; and one that cannot be read.
func openedFirst(path string) bool {
	const small = 256 << 10 // bytes
	info, err := os.Stat(path)
	return err != nil || info.Size() < small || session.IsSealed(path)
}

// create makes the register's file and goes to its treatments.
func (r *root) create(name string) tea.Cmd {
	s, err := session.Create(r.options.Path, register.New(register.Clean(name), r.options.Lang), r.options.session()...)
	if err != nil {
		r.host.Notify(screen.Fault(err, ""))
		return nil
	}
	r.use(s)
	r.host.Reset(r.list(r.current))
	r.host.Notify(lang.Text{FR: "Le registre est créé\u00a0: " + s.Path(), EN: "The register is created: " + s.Path()})
	return r.Start()
}
