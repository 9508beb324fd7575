package workbench

import (
	"errors"
	"fmt"
	"os"
	"runtime/debug"
	"syscall"

	"golang.org/x/sys/unix"
)

// enter closes the cage around this process, for good: no limit can be raised again.
// The limit is on data (RLIMIT_DATA), not on address space, of which Go reserves far more than it uses.
func (c cage) enter() error {
	debug.SetMemoryLimit(c.Memory / 10 * 9)
	for _, l := range []struct {
		resource int
		value    uint64
	}{
		{unix.RLIMIT_DATA, uint64(c.Memory)},
		{unix.RLIMIT_CPU, uint64(c.CPU)},
		{unix.RLIMIT_FSIZE, uint64(c.FileSize)},
		{unix.RLIMIT_CORE, 0}, // a dump of memory would be a copy of the words in it
		{unix.RLIMIT_NOFILE, 32},
	} {
		if err := unix.Setrlimit(l.resource, &unix.Rlimit{Cur: l.value, Max: l.value}); err != nil {
			return fmt.Errorf("limit %d: %w", l.resource, err)
		}
	}
	return nil
}

// withoutNetwork gives the child namespaces of its own, in which there is no network and nobody else's shared memory.
func withoutNetwork() *syscall.SysProcAttr {
	return &syscall.SysProcAttr{
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNET | syscall.CLONE_NEWIPC,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: os.Getuid(), HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: os.Getgid(), HostID: os.Getgid(), Size: 1}},
	}
}

// plainly is how a child starts where the system refuses it a network namespace.
func plainly() *syscall.SysProcAttr { return nil }

// refusedNamespace says whether a child could not start because this system allows no namespaces to whoever we are.
func refusedNamespace(err error) bool {
	for _, refusal := range []error{syscall.EPERM, syscall.EINVAL, syscall.ENOSPC, syscall.ENOSYS, syscall.EUSERS} {
		if errors.Is(err, refusal) {
			return true
		}
	}
	return false
}
