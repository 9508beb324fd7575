package typst

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/tetratelabs/wazero"
)

// ErrSpent is the answer of a Compiler after one of its documents ended in a trap: what is left in its memory is anyone's guess.
var ErrSpent = errors.New("the compiler stopped at an earlier document and cannot be used again")

// Diagnostics is why the compiler refused a document. It may quote the document: it is for the log of a test, never of a service.
type Diagnostics []string

func (d Diagnostics) Error() string { return "typst: " + strings.Join(d, "; ") }

// Compiler is one running compiler with its fonts. It is not for several goroutines at once.
type Compiler struct {
	module *module
	host   *host
	handle uint64 // the compiler's half of its object
	spent  bool
}

// New starts a compiler that knows the given fonts (TTF or OTF) and no others. For cacheDir see Warm; "" keeps nothing.
func New(ctx context.Context, cacheDir string, fonts ...[]byte) (_ *Compiler, err error) {
	m, err := load(ctx, cacheDir, nil)
	if err != nil {
		return nil, err
	}
	c := &Compiler{module: m, host: newHost()}
	if err := c.start(ctx, fonts); err != nil {
		m.close(ctx)
		return nil, fmt.Errorf("start the compiler: %w", err)
	}
	return c, nil
}

// Close gives the memory back.
func (c *Compiler) Close(ctx context.Context) error {
	c.spent = true
	return c.module.close(ctx)
}

// Compile makes a PDF of the file named main; a path starts with "/". Files of an earlier call are forgotten.
// A document that Typst refuses is Diagnostics. The end of ctx is seen between steps only: to stop a document that runs away,
// end the process.
func (c *Compiler) Compile(ctx context.Context, main string, files map[string][]byte) (pdf []byte, err error) {
	if c.spent {
		return nil, ErrSpent
	}
	defer c.rescue(&err)
	c.host.said.Reset()
	c.host.call(ctx, "typstcompiler_reset_shadow", c.handle)
	for path, content := range files {
		c.add(ctx, path, content)
	}
	answer, err := c.compile(ctx, main)
	if err != nil {
		return nil, err
	}
	if made, ok := property(answer, "result").(*octets); ok {
		return made.bytes, nil
	}
	return nil, diagnostics(answer)
}

func (c *Compiler) start(ctx context.Context, fonts [][]byte) (err error) {
	defer c.rescue(&err)
	if err := c.host.offer(ctx, c.module.runtime, c.module.compiled); err != nil {
		return err
	}
	config := wazero.NewModuleConfig().WithName("typst").WithStartFunctions("__wbindgen_start")
	if c.host.module, err = c.module.runtime.InstantiateModule(ctx, c.module.compiled, config); err != nil {
		return err
	}
	built, err := c.build(ctx, fonts)
	if err != nil {
		return err
	}
	c.handle = uint64(built.handle)
	return nil
}

func (c *Compiler) build(ctx context.Context, fonts [][]byte) (*object, error) {
	builder := uint64(c.ask(ctx, "typstcompilerbuilder_new")[0])
	c.ask(ctx, "typstcompilerbuilder_set_dummy_access_model", builder)
	for _, font := range fonts {
		added := c.host.call(ctx, "typstcompilerbuilder_add_raw_font", builder, c.host.heap.add(&octets{font}))
		if _, err := c.await(ctx, added); err != nil {
			return nil, fmt.Errorf("add a font: %w", err)
		}
	}
	v, err := c.await(ctx, c.host.call(ctx, "typstcompilerbuilder_build", builder))
	if err != nil {
		return nil, err
	}
	built, ok := v.(*object)
	if !ok {
		return nil, errors.New("no compiler was built")
	}
	return built, nil
}

func (c *Compiler) add(ctx context.Context, path string, content []byte) {
	name, nameSize := c.host.give(ctx, []byte(path))
	data, size := c.host.give(ctx, content)
	c.host.call(ctx, "typstcompiler_map_shadow", c.handle, name, nameSize, data, size)
}

// compile answers {result, diagnostics} as the compiler makes it.
func (c *Compiler) compile(ctx context.Context, main string) (any, error) {
	const noInputs, fullDiagnostics = 0, 3
	path, pathSize := c.host.give(ctx, []byte(main))
	format, formatSize := c.host.give(ctx, []byte("pdf"))
	words := c.ask(ctx, "typstcompiler_compile", c.handle, path, pathSize, noInputs, 0, format, formatSize, fullDiagnostics)
	value, failure, failed := words[0], words[1], words[2] != 0
	if failed {
		return nil, errors.New(describe(c.host.heap.take(uint64(failure))))
	}
	return c.host.heap.take(uint64(value)), nil
}

// ask calls a function of the compiler that answers in several words, which it leaves on its own stack.
func (c *Compiler) ask(ctx context.Context, name string, args ...uint64) (words [3]uint32) {
	const room = 16
	out := c.host.call(ctx, exportStack, uint64(-room&0xFFFFFFFF))
	c.host.call(ctx, name, append([]uint64{out}, args...)...)
	for i := range words {
		words[i] = c.host.read32(out + 4*uint64(i))
	}
	c.host.call(ctx, exportStack, room)
	return words
}

// await runs what is to be done until the promise is settled. Nothing here waits for the outside: what is still pending then stays so.
func (c *Compiler) await(ctx context.Context, slot uint64) (any, error) {
	p, ok := c.host.heap.take(slot).(*promise)
	if !ok {
		return nil, errors.New("no promise was given")
	}
	c.host.tasks.run(ctx)
	switch p.state {
	case fulfilled:
		return p.value, nil
	case rejected:
		return nil, errors.New(describe(p.value))
	}
	return nil, errors.Join(errors.New("a promise was never kept"), ctx.Err())
}

// rescue turns a trap, or a panic of the host, into an error, with what the compiler said before it.
func (c *Compiler) rescue(err *error) {
	switch r := recover().(type) {
	case nil:
		return
	case error:
		*err = fmt.Errorf("the compiler stopped: %w: %s", r, strings.TrimSpace(c.host.said.String()))
	default:
		*err = fmt.Errorf("the compiler stopped: %v", r)
	}
	c.spent = true
}

func diagnostics(answer any) error {
	list, _ := property(answer, "diagnostics").(*array)
	if list == nil {
		return errors.New("the compiler gave neither a document nor a reason")
	}
	var d Diagnostics
	for _, item := range list.items {
		d = append(d, fmt.Sprint(describe(property(item, "message")), " at ", describe(property(item, "path")), " ", describe(property(item, "range"))))
	}
	return d
}
