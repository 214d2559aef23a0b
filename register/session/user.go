package session

import (
	"os/user"
	"strings"

	"article30/register"
)

// User returns who uses the program: by the name configured in git for work on
// a file of this path, else by that of the system, else by account; empty when
// nobody says.
func User(path string) string {
	if name := cleanName(gitUser(path)); name != "" {
		return name
	}
	u, err := user.Current()
	switch {
	case err != nil:
		return ""
	case u.Name != "":
		return cleanName(u.Name)
	}
	return cleanName(u.Username)
}

func cleanName(name string) string { return strings.TrimSpace(register.Clean(name)) }
