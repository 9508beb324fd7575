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

	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/experimental"
)

//go:embed typst.wasm.gz
var packed []byte

// memoryPages bounds what the compiler may take while it works: 1 GiB, in pages of 64 KiB.
const memoryPages = 1 << 14

// module is the compiler as machine code, not yet running.
type module struct {
	cache    wazero.CompilationCache
	runtime  wazero.Runtime
	compiled wazero.CompiledModule
}

func load(ctx context.Context, cacheDir string) (*module, error) {
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
	m.compiled, err = m.runtime.CompileModule(experimental.WithCompilationWorkers(ctx, runtime.GOMAXPROCS(0)), wasm)
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
