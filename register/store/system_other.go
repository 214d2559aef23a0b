//go:build !linux && !darwin && !windows

package store

import (
	"errors"
	"io/fs"
	"time"
)

func exchange(_, _, _ string) (string, error) { return "", errors.ErrUnsupported }

func renameNew(_, _ string) error { return errors.ErrUnsupported }

func changeTime(fs.FileInfo) time.Time { return time.Time{} }
