package store

import (
	"errors"
	"io/fs"

	"article30/register/lang"
)

var (
	// ErrDeleted: the file is gone, or no longer a file, since it was read.
	ErrDeleted = errors.New("the file is gone")
	// ErrLinked: the file has other names (hard links): a save would separate it
	// from them (see SeparateLinks), and they would outlive its removal.
	ErrLinked = errors.New("the file has several names")
	// ErrUnconfirmed: the new content is in the file, but the disk did not
	// confirm it. Saving again writes it again.
	ErrUnconfirmed = errors.New("the disk did not confirm the save")
	// ErrReadOnly: the file was opened for reading.
	ErrReadOnly = errors.New("opened for reading")
	// ErrLocked: the file is open elsewhere.
	ErrLocked = errors.New("open elsewhere")
	// ErrTooLarge: over MaxSize.
	ErrTooLarge = errors.New("too large")
	// ErrNotRegular: a folder, a device, a pipe, a link where none may be.
	ErrNotRegular = errors.New("not a regular file")
)

// ChangedError says that the file is no longer what was last read or saved.
// The file holds Content and nothing of what was to be saved; nil where its seal
// does not open.
type ChangedError struct {
	Content []byte
	line    *lang.Error
}

// Error returns the English line.
func (e *ChangedError) Error() string { return e.line.Error() }

// Unwrap gives lang.Message the line in both languages.
func (e *ChangedError) Unwrap() error { return e.line }

func changed(path string, content []byte) *ChangedError {
	return &ChangedError{Content: content, line: lang.Errorf(lang.Text{
		FR: "%s: modifié par un autre programme depuis la dernière lecture ; rien n'a été écrit, relisez-le d'abord",
		EN: "%s: changed by another program since it was last read; nothing was written, read it again first",
	}, path)}
}

// The formats below name their arguments by number: the cause need not be
// printed to be found by errors.Is.

func deleted(path string) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: supprimé ou déplacé par un autre programme ; enregistrez-le de nouveau ici ou ailleurs",
		EN: "%[1]s: deleted or moved by another program; save it again here or elsewhere",
	}, path, ErrDeleted)
}

func linked(path string, n uint64) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: ce fichier porte %[2]d noms (liens physiques) ; enregistrer le séparerait des autres, confirmez ou travaillez sur une copie ailleurs",
		EN: "%[1]s: this file has %[2]d names (hard links); saving would separate it from the others, confirm or work on a copy elsewhere",
	}, path, n, ErrLinked)
}

func unconfirmed(path string, cause error) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: écrit, mais le disque ne l'a pas confirmé ; vérifiez le disque et enregistrez de nouveau",
		EN: "%[1]s: written, but the disk did not confirm it; check the disk and save again",
	}, path, errors.Join(ErrUnconfirmed, cause))
}

func notRegular(path string) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: ce n'est pas un fichier ordinaire ; indiquez un fichier",
		EN: "%[1]s: not a regular file; name a file",
	}, path, ErrNotRegular)
}

func tooLarge(path string) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: plus de %[2]d Mio ; ce n'est sans doute pas un registre, vérifiez le nom du fichier",
		EN: "%[1]s: over %[2]d MiB; probably not a register, check the file's name",
	}, path, MaxSize>>20, ErrTooLarge)
}

func exists(path string) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: ce fichier existe déjà ; choisissez un autre nom",
		EN: "%[1]s: this file already exists; choose another name",
	}, path, fs.ErrExist)
}

func danglingLink(path string) *lang.Error {
	return lang.Errorf(lang.Text{
		FR: "%[1]s: ce lien ne mène à aucun fichier ; supprimez-le ou choisissez un autre nom",
		EN: "%[1]s: this link leads to no file; remove it or choose another name",
	}, path, fs.ErrExist)
}

// readFault puts an error of the system met while reading into a line.
func readFault(path string, err error) *lang.Error {
	var ours *lang.Error
	switch {
	case errors.As(err, &ours):
		return ours
	case errors.Is(err, fs.ErrNotExist):
		return lang.Errorf(lang.Text{
			FR: "%[1]s: ce fichier n'existe pas ; vérifiez son nom",
			EN: "%[1]s: no such file; check its name",
		}, path, err)
	case errors.Is(err, fs.ErrPermission):
		return lang.Errorf(lang.Text{
			FR: "%[1]s: lecture refusée ; vérifiez les droits du fichier et de son dossier",
			EN: "%[1]s: reading refused; check the rights of the file and of its folder",
		}, path, err)
	}
	return lang.Errorf(lang.Text{
		FR: "%[1]s: lecture impossible (%[2]v) ; vérifiez le disque",
		EN: "%[1]s: cannot be read (%[2]v); check the disk",
	}, path, err)
}

// writeFault puts an error of the system met while writing into a line.
func writeFault(path string, err error) *lang.Error {
	var ours *lang.Error
	switch {
	case errors.As(err, &ours):
		return ours
	case isFull(err):
		return lang.Errorf(lang.Text{
			FR: "%[1]s: le disque est plein ou votre quota atteint ; libérez de la place ou travaillez sur une copie ailleurs",
			EN: "%[1]s: the disk is full or your quota reached; free some space or work on a copy elsewhere",
		}, path, err)
	case isReadOnlyDisk(err):
		return lang.Errorf(lang.Text{
			FR: "%[1]s: le disque est en lecture seule ; travaillez sur une copie ailleurs",
			EN: "%[1]s: the disk is read-only; work on a copy elsewhere",
		}, path, err)
	case isBusy(err):
		return lang.Errorf(lang.Text{
			FR: "%[1]s: un autre programme occupe ce fichier ; fermez-le et réessayez",
			EN: "%[1]s: another program holds this file; close it and try again",
		}, path, err)
	case errors.Is(err, fs.ErrExist):
		return exists(path)
	case errors.Is(err, fs.ErrNotExist):
		return lang.Errorf(lang.Text{
			FR: "%[1]s: le dossier n'existe pas ou plus ; créez-le ou travaillez sur une copie ailleurs",
			EN: "%[1]s: the folder does not exist or is gone; create it or work on a copy elsewhere",
		}, path, err)
	case errors.Is(err, fs.ErrPermission):
		return lang.Errorf(lang.Text{
			FR: "%[1]s: écriture refusée ; vérifiez les droits du fichier et de son dossier ou travaillez sur une copie ailleurs",
			EN: "%[1]s: writing refused; check the rights of the file and of its folder or work on a copy elsewhere",
		}, path, err)
	}
	return lang.Errorf(lang.Text{
		FR: "%[1]s: écriture impossible (%[2]v) ; réessayez ou travaillez sur une copie ailleurs",
		EN: "%[1]s: cannot be written (%[2]v); try again or work on a copy elsewhere",
	}, path, err)
}
