package workbench

import (
	"fmt"
	"io/fs"
	"syscall"
	"testing"
)

func TestOnlyARefusedNamespaceIsTriedWithout(t *testing.T) {
	if !refusedNamespace(fmt.Errorf("start: %w", &fs.PathError{Op: "fork/exec", Err: syscall.EPERM})) {
		t.Error("EPERM is a refusal")
	}
	if refusedNamespace(&fs.PathError{Op: "fork/exec", Err: syscall.ENOENT}) {
		t.Error("a program that is not there is no refusal")
	}
}
