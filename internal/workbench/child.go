package workbench

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"time"
)

// WorkerArgument is the hidden command that makes a process of this binary a child of the workbench.
const WorkerArgument = "workbench-worker"

// errCrash is a child that ended, or spoke what is no answer, before it had answered.
var errCrash = errors.New("the child process failed")

// child is the parent's end of one child process: two pipes and a folder. It is for one goroutine at a time.
type child struct {
	command *exec.Cmd
	in      io.WriteCloser
	out     io.Reader
	folder  string
	ended   sync.Once
}

// start runs program with no environment, in a new empty folder, without network where the system allows it, and tells it its cage.
func (b *Bench) start(c cage) (*child, error) {
	folder, err := os.MkdirTemp("", "workbench-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for a child process: %w", err)
	}
	k, err := b.launch(folder)
	if err != nil {
		os.RemoveAll(folder)
		return nil, fmt.Errorf("start a child process: %w", err)
	}
	begin, err := newFrame(kindBegin, c, nil)
	if err == nil {
		err = writeFrame(k.in, begin)
	}
	if err != nil {
		k.end()
		return nil, fmt.Errorf("confine a child process: %w: %w", errCrash, err)
	}
	return k, nil
}

// launch tries namespaces first. Where they are refused, it says so once and goes on without.
func (b *Bench) launch(folder string) (*child, error) {
	if !b.networked.Load() {
		k, err := b.exec(folder, true)
		if err == nil || !refusedNamespace(err) {
			return k, err
		}
		if b.networked.CompareAndSwap(false, true) && b.Notice != nil {
			b.Notice("This system does not let us take the network from the processes that read files. They are limited in all other ways.")
		}
	}
	return b.exec(folder, false)
}

func (b *Bench) exec(folder string, isolated bool) (*child, error) {
	program, err := b.program()
	if err != nil {
		return nil, err
	}
	command := exec.Command(program[0], program[1:]...)
	command.Env = []string{} // not nil: nothing is inherited
	command.Dir = folder
	command.SysProcAttr = plainly()
	if isolated {
		command.SysProcAttr = withoutNetwork()
	}
	in, err := command.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, err
	}
	return &child{command: command, in: in, out: out, folder: folder}, nil
}

func (b *Bench) program() ([]string, error) {
	if len(b.Program) > 0 {
		return b.Program, nil
	}
	self, err := os.Executable()
	return []string{self, WorkerArgument}, err
}

// ask sends one job and waits for its answer, at most as long as given and of at most limit bytes. After an error that is not the
// child's own refusal the child is ended: what it says next could answer anything.
func (k *child) ask(ctx context.Context, job frame, patience time.Duration, limit int64) (frame, error) {
	ctx, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	stop := context.AfterFunc(ctx, k.end)
	defer stop()

	sent := make(chan error, 1)
	go func() { sent <- writeFrame(k.in, job) }()
	answer, err := readFrame(k.out, limit)
	if err != nil {
		k.end()
		<-sent
		return frame{}, fmt.Errorf("job %s: %w", job.Kind, errors.Join(errCrash, ctx.Err(), err))
	}
	if err := <-sent; err != nil {
		k.end()
		return frame{}, fmt.Errorf("send job %s: %w: %w", job.Kind, errCrash, err)
	}
	return answer, nil
}

// end kills the child, waits until it is gone, and removes its folder. It may be called more than once, and while ask waits.
func (k *child) end() {
	k.ended.Do(func() {
		k.command.Process.Kill()
		k.in.Close()
		k.command.Wait()
		os.RemoveAll(k.folder)
	})
}
