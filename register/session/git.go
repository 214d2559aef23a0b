package session

import (
	"bufio"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// gitUser returns the user.name that git would sign a change of a file with,
// empty when none is configured. It reads git's files and runs nothing; files
// that they include are not looked at.
func gitUser(path string) string {
	for _, config := range gitConfigs(path) {
		if name := userName(config); name != "" {
			return name
		}
	}
	return ""
}

// gitConfigs returns the files in which git looks for a user, the one that wins
// first; they need not exist.
func gitConfigs(path string) []string {
	var configs []string
	if full, err := filepath.Abs(path); err == nil {
		if repository := gitFolder(filepath.Dir(full)); repository != "" {
			configs = append(configs, filepath.Join(repository, "config"))
		}
	}
	home, err := os.UserHomeDir()
	if err == nil {
		configs = append(configs, filepath.Join(home, ".gitconfig"))
	}
	if xdg := os.Getenv("XDG_CONFIG_HOME"); filepath.IsAbs(xdg) {
		configs = append(configs, filepath.Join(xdg, "git", "config"))
	} else if err == nil {
		configs = append(configs, filepath.Join(home, ".config", "git", "config"))
	}
	return configs
}

// gitFolder returns the folder of the git repository that a folder is in, empty
// when it is in none. A second working tree shares the configuration of the
// first.
func gitFolder(folder string) string {
	for {
		git := filepath.Join(folder, ".git")
		if info, err := os.Stat(git); err == nil && info.IsDir() {
			return git
		}
		if linked, ok := strings.CutPrefix(firstLine(git), "gitdir: "); ok {
			return commonFolder(within(folder, linked))
		}
		above := filepath.Dir(folder)
		if above == folder {
			return ""
		}
		folder = above
	}
}

func commonFolder(git string) string {
	if common := firstLine(filepath.Join(git, "commondir")); common != "" {
		return within(git, common)
	}
	return git
}

// within returns a path that may be relative to a folder.
func within(folder, path string) string {
	if filepath.IsAbs(path) {
		return path
	}
	return filepath.Join(folder, path)
}

// openConfig opens a file of git's; nil when it is none that can be read.
// Opening anything but a regular file could wait for ever.
func openConfig(path string) *os.File {
	if info, err := os.Stat(path); err != nil || !info.Mode().IsRegular() {
		return nil
	}
	file, err := os.Open(path)
	if err != nil {
		return nil
	}
	return file
}

// maxConfig is how many bytes of a file of git's are looked at.
const maxConfig = 1 << 20

func firstLine(path string) string {
	file := openConfig(path)
	if file == nil {
		return ""
	}
	defer file.Close()
	lines := bufio.NewScanner(io.LimitReader(file, maxConfig))
	lines.Scan()
	return strings.TrimSpace(lines.Text())
}

// userName returns the user.name that a git configuration gives, the last where
// it gives several; empty when it gives none.
func userName(path string) string {
	file := openConfig(path)
	if file == nil {
		return ""
	}
	defer file.Close()
	name, section := "", ""
	lines := bufio.NewScanner(io.LimitReader(file, maxConfig))
	for lines.Scan() {
		text := strings.TrimSpace(lines.Text())
		if rest, ok := strings.CutPrefix(text, "["); ok {
			section, text, _ = strings.Cut(rest, "]")
			text = strings.TrimSpace(text)
		}
		key, value, assigned := strings.Cut(text, "=")
		if assigned && strings.EqualFold(strings.TrimSpace(section), "user") && strings.EqualFold(strings.TrimSpace(key), "name") {
			name = gitValue(value)
		}
	}
	return name
}

// gitValue reads a value as git writes it: quotes and escapes are taken off, and
// a comment outside quotes ends it.
func gitValue(text string) string {
	var value strings.Builder
	quoted, escaped := false, false
	kept := 0 // blanks at the end that no quote keeps are cut off
	for _, c := range strings.TrimSpace(text) {
		switch {
		case escaped:
			escaped = false
			if i := strings.IndexRune("nt", c); i >= 0 {
				c = rune("\n\t"[i])
			}
			value.WriteRune(c)
		case c == '\\':
			escaped = true
			continue
		case c == '"':
			quoted = !quoted
		case !quoted && (c == '#' || c == ';'):
			return value.String()[:kept]
		default:
			value.WriteRune(c)
		}
		if quoted || c != ' ' && c != '\t' {
			kept = value.Len()
		}
	}
	return value.String()[:kept]
}
