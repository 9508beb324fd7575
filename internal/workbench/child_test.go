package workbench_test

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"candour/internal/fault"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// rogue is a bench whose children do what a file orders. Its folders lie where the test can see whether they are gone.
func rogue(t *testing.T, limits workbench.Limits) (b *workbench.Bench, folders string) {
	t.Helper()
	program, err := workertest.Build("candour/internal/workbench/workertest/rogue")
	if err != nil {
		t.Fatal(err)
	}
	folders = t.TempDir()
	t.Setenv("TMPDIR", folders)
	b = &workbench.Bench{Program: []string{program}, Limits: limits}
	t.Cleanup(func() { b.Close() })
	return b, folders
}

func order(words string) []byte { return []byte("A text. ROGUE:" + words + ";") }

func TestChildThatFailsIsASentenceAndTheNextFileIsRead(t *testing.T) {
	limits := workbench.Limits{Time: 20 * time.Second, CPU: 2 * time.Second, Memory: 128 << 20}
	impatient := workbench.Limits{Time: time.Second}
	couldNot := "We could not read this file. It is kept as it came, but nobody can see it here. Ask for another copy."
	for _, c := range []struct {
		order    string
		limits   workbench.Limits
		sentence string
	}{
		{"panic", limits, couldNot},
		{"exit", limits, couldNot},
		{"loop", limits, couldNot}, // stopped by the limit on the processor
		{"sleep", impatient, "This file took too long to read. It is kept as it came, but nobody can see it here. Ask for another copy."},
		{"memory", limits, couldNot},
		{"flood", limits, couldNot},
		{"long", limits, couldNot},
		{"sentence", limits, couldNot},
	} {
		b, folders := rogue(t, c.limits)
		_, err := b.Plain(context.Background(), order(c.order))
		if fault.KindOf(err) != fault.Invalid || fault.Sentence(err) != c.sentence {
			t.Errorf("%s: %v, want %q", c.order, err, c.sentence)
		}
		if err != nil && strings.Contains(err.Error(), "words of a file") {
			t.Errorf("%s: the log quotes the file: %v", c.order, err)
		}
		if text, err := b.Plain(context.Background(), []byte("The next file.")); text != "The next file." || err != nil {
			t.Errorf("after %s: %q, %v", c.order, text, err)
		}
		if left, _ := filepath.Glob(filepath.Join(folders, "*")); len(left) != 0 {
			t.Errorf("%s left %q", c.order, left)
		}
	}
}

func TestAnEmailThatCannotBeReadIsNotSaidToBeKept(t *testing.T) {
	for words, limits := range map[string]workbench.Limits{"panic": {}, "exit": {}, "sentence": {}, "sleep": {Time: time.Second}} {
		b, _ := rogue(t, limits)
		_, err := b.Mail(context.Background(), order(words))
		if fault.KindOf(err) != fault.Invalid || !strings.Contains(fault.Sentence(err), "was not taken in") {
			t.Errorf("%s: %v", words, err)
		}
	}
	none := &workbench.Bench{Program: []string{filepath.Join(t.TempDir(), "none")}}
	_, err := none.Mail(context.Background(), order("exit"))
	if fault.KindOf(err) != fault.Unavailable || !strings.Contains(fault.Sentence(err), "was not taken in") {
		t.Errorf("a child that cannot start: %v", err)
	}
}

func TestAnswerThatIsNoPictureIsNotShown(t *testing.T) {
	b, _ := rogue(t, workbench.Limits{})
	_, err := b.Picture(context.Background(), append([]byte("\x89PNG\r\n\x1a\n"), order("html")...))
	if fault.KindOf(err) != fault.Invalid {
		t.Errorf("Picture = %v", err)
	}
}

func TestChildHasNoEnvironmentAndAnEmptyFolderOfItsOwn(t *testing.T) {
	t.Setenv("CANDOUR_SECRET", "hunter2")
	b, folders := rogue(t, workbench.Limits{})
	seen, err := b.Plain(context.Background(), order("look"))
	if err != nil {
		t.Fatal(err)
	}
	if want := "environment [], folder " + folders + string(os.PathSeparator) + "workbench-"; !strings.HasPrefix(seen, want) || !strings.HasSuffix(seen, "files 0") {
		t.Errorf("the child saw %s", seen)
	}
}

func TestReadingChildKeepsNoFile(t *testing.T) {
	b, _ := rogue(t, workbench.Limits{})
	said, err := b.Plain(context.Background(), order("write"))
	if err == nil && !strings.Contains(said, "file too large") {
		t.Errorf("the child wrote a file: %s", said)
	}
}

func TestChildHasNoNetworkWhereTheSystemAllowsIt(t *testing.T) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	heard := make(chan bool, 2)
	go func() {
		for {
			conn, err := listener.Accept()
			if err != nil {
				return
			}
			conn.Close()
			heard <- true
		}
	}()
	b, _ := rogue(t, workbench.Limits{})
	var notice string
	b.Notice = func(s string) { notice = s }
	b.Plain(context.Background(), order("dial "+listener.Addr().String()))
	select {
	case <-heard:
		if notice == "" {
			t.Error("a child reached the network, and nobody was told that it could")
		}
	default:
		if notice != "" {
			t.Errorf("no child reached the network, yet we were told: %s", notice)
		}
	}
}

func TestFilesAreReadWhereTheSystemRefusesNamespaces(t *testing.T) {
	b, _ := rogue(t, workbench.Limits{})
	b.AllowNetwork()
	if text, err := b.Plain(context.Background(), []byte("a text")); text != "a text" || err != nil {
		t.Errorf("Plain = %q, %v", text, err)
	}
}

func TestFileOverTheLimitIsRefusedUnread(t *testing.T) {
	b := &workbench.Bench{Program: []string{"/nowhere"}, Limits: workbench.Limits{File: 10}}
	_, err := b.Plain(context.Background(), []byte("eleven bytes"))
	if fault.KindOf(err) != fault.TooLarge {
		t.Errorf("Plain = %v", err)
	}
}

func TestBenchThatCannotStartSaysThatItIsOurFault(t *testing.T) {
	b := &workbench.Bench{Program: []string{filepath.Join(t.TempDir(), "nothing")}}
	_, err := b.Plain(context.Background(), []byte("a text"))
	if fault.KindOf(err) != fault.Unavailable || fault.Sentence(err) == "" {
		t.Errorf("Plain = %v", err)
	}
}

func TestWhoStopsWaitingGetsTheirOwnError(t *testing.T) {
	b, _ := rogue(t, workbench.Limits{})
	ctx, cancel := context.WithTimeout(context.Background(), 100*time.Millisecond)
	defer cancel()
	if _, err := b.Plain(ctx, order("sleep")); err != context.DeadlineExceeded {
		t.Errorf("Plain = %v", err)
	}
}
