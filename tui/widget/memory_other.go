//go:build !linux

package widget

// memoryFolder returns none: these systems have no such folder.
func memoryFolder(func(string) string) string { return "" }
