package typst

import (
	"bytes"
	"compress/gzip"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"io"
	"runtime"
	"time"

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"
)

//go:embed typst.wasm.gz
var packed []byte

// memoryPages bounds what the compiler may take while it works: 1 GiB, in pages of 64 KiB.
const memoryPages = 1 << 14

// Warm makes the machine code of the compiler and keeps it in cacheDir, which must be ours alone: what lies there is run.
// The first time takes 20 to 60 seconds of both cores, and about 650 MB; later a second. Progress, when not nil, is told every
// second how long it has taken so far. The making itself cannot be cut short: after the end of ctx it is the next thing to stop.
func Warm(ctx context.Context, cacheDir string, progress func(elapsed time.Duration)) error {
	m, err := load(ctx, cacheDir, progress)
	if err != nil {
		return err
	}
	return m.close(ctx)
}

// module is the compiler as machine code, not yet running.
type module struct {
	cache    wazero.CompilationCache
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
}

func load(ctx context.Context, cacheDir string, progress func(time.Duration)) (*module, error) {
	wasm, err := unpack(packed)
	if err != nil {
		return nil, fmt.Errorf("unpack the compiler: %w", err)
	}
	cache, err := openCache(cacheDir)
	if err != nil {
		return nil, fmt.Errorf("open the cache of the compiler: %w", err)
	}
	config := wazero.NewRuntimeConfig().WithCompilationCache(cache).WithMemoryLimitPages(memoryPages)
	m := &module{cache: cache, runtime: wazero.NewRuntimeWithConfig(ctx, config)}

	stop := tell(progress)
	m.compiled, err = m.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)), wasm)
	stop()
	if err == nil {
		err = errors.Join(ctx.Err(), offer(ctx, m.runtime, m.compiled))
	}
	if err != nil {
		m.close(ctx)
		return nil, fmt.Errorf("make machine code of the compiler: %w", err)
	}
	return m, nil
}

func (m *module) close(ctx context.Context) error {
	err := m.runtime.Close(ctx)
	if closed := m.cache.Close(ctx); err == nil {
		err = closed
	}
	return err
}

func openCache(dir string) (wazero.CompilationCache, error) {
	if dir == "" {
		return wazero.NewCompilationCache(), nil
	}
	return wazero.NewCompilationCacheWithDir(dir)
}

func unpack(b []byte) ([]byte, error) {
	r, err := gzip.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, err
	}
	return io.ReadAll(r)
}

// tell calls progress each second until it is stopped.
func tell(progress func(time.Duration)) (stop func()) {
	if progress == nil {
		return func() {}
	}
	start, done := time.Now(), make(chan struct{})
	ended := make(chan struct{})
	go func() {
		defer close(ended)
		for tick := time.NewTicker(time.Second); ; {
			select {
			case now := <-tick.C:
				progress(now.Sub(start))
			case <-done:
				tick.Stop()
				return
			}
		}
	}()
	return func() { close(done); <-ended }
}
