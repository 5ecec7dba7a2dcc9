//go:build unix

package reader

import (
	"os"
	"syscall"
)

// lock keeps other programs from writing into a file, until it is closed or this program ends.
func lock(f *os.File) error {
	err := syscall.Flock(int(f.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if err == syscall.EWOULDBLOCK {
		return errTaken
	}
	return err
}
