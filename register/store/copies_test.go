package store

import (
	"path/filepath"
	"slices"
	"testing"
)

func TestCopiesOfSyncProgramsAreKnownByTheirNames(t *testing.T) {
	for name, want := range map[string]bool{
		"registre (Anne's conflicted copy 2026-11-22).json":              true, // Dropbox
		"registre (Copie en conflit de PC-Anne 2026-11-22).json":         true,
		"registre (In Konflikt stehende Kopie von Anne 2026-11-22).json": true,
		"registre (Case Conflict).json":                                  true,
		"registre (conflicted copy 2026-11-22 101010).json":              true, // Nextcloud
		"registre_conflict-20261122-101010.json":                         true, // ownCloud
		"registre.sync-conflict-20261122-101010-ABCDEFG.json":            true, // Syncthing
		"registre (SFConflict anne@x.fr 2026-11-22-10-10-10).json":       true, // Seafile
		"registre_SERVEUR_Nov-22-101010-2026_Conflict.json":              true, // Synology
		"registre [conflicted].json":                                     true, // pCloud
		"registre-LAPTOP-1A2B3C4.json":                                   true, // OneDrive
		"registre-serveur.json":                                          true,
		"registre-SERVEUR-safeBackup-0001.json":                          true,
		"registre (1).json":                                              true, // Google Drive
		"registre(2).json":                                               true,
		"registre 2.json":                                                true, // iCloud
		"registre.json.orig":                                             true, // git
		"registre_BASE_1234.json":                                        true,
		"registre.LOCAL.1234.json":                                       true,
		"registre.json.REMOTE.1234.json":                                 true,
		"registre.json~HEAD":                                             true,
		"registre.json":                                                  false,
		"registre.json.history":                                          false,
		"registre.xlsx":                                                  false,
		"registre-2025.json":                                             false,
		"registre clients.json":                                          false,
		"registre-autre.json":                                            false,
		"registre 2026.json":                                             false,
		"autre (1).json":                                                 false,
		"conflict.json":                                                  false,
		".registre.json.d":                                               false,
	} {
		if got := isConflictCopy(name, "registre.json", "serveur"); got != want {
			t.Errorf("%s: %v", name, got)
		}
	}
	if !isConflictCopy("registre (1)", "registre", "") || isConflictCopy("registre", "registre", "") {
		t.Error("a register without extension")
	}
}

func TestConflictCopiesAreListed(t *testing.T) {
	path := newRegister(t, oldContent)
	for _, name := range []string{"registre (1).json", "registre.sync-conflict-20261122-101010-ABCDEFG.json", "autre.json"} {
		put(t, filepath.Join(filepath.Dir(path), name), newContent)
	}
	want := []string{"registre (1).json", "registre.sync-conflict-20261122-101010-ABCDEFG.json"}
	if got := open(t, path).ConflictCopies(); !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}
