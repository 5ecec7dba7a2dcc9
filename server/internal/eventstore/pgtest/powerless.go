package pgtest

import (
	"fmt"
	"os"
	"os/user"
	"strconv"
	"syscall"
)

// Powerless returns how to run a program as a user to whom the modes of files apply, and who may own a database server:
// root becomes postgres or nobody, any other stays who he is.
func Powerless() (*syscall.SysProcAttr, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	for _, name := range []string{"postgres", "nobody"} {
		u, err := user.Lookup(name)
		if err != nil {
			continue
		}
		uid, err := strconv.ParseUint(u.Uid, 10, 32)
		if err != nil {
			return nil, err
		}
		gid, err := strconv.ParseUint(u.Gid, 10, 32)
		if err != nil {
			return nil, err
		}
		return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, nil
	}
	return nil, fmt.Errorf("this machine has neither a user postgres nor nobody")
}

// Give makes a file or folder that of the powerless user.
func Give(path string, to *syscall.SysProcAttr) error {
	if to == nil {
		return nil
	}
	return os.Chown(path, int(to.Credential.Uid), int(to.Credential.Gid))
}
