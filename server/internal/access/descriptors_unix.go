//go:build unix

package access

import "syscall"

// Descriptors returns how many files and connections the process may have open.
func Descriptors() int {
	var limit syscall.Rlimit
	if err := syscall.Getrlimit(syscall.RLIMIT_NOFILE, &limit); err != nil {
		return enoughDescriptors
	}
	return int(min(limit.Cur, enoughDescriptors))
}
