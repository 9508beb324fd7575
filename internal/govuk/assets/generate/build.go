package main

import (
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/evanw/esbuild/pkg/api"
)

// file is one output: the name it is stored under in dist, and its bytes as stored.
type file struct {
	stored string
	bytes  []byte
}

// build joins and minifies the style sheet and the script of the assets folder dir. Names carry a hash of the content, so that a
// browser may keep a file for ever; text is stored gzipped, as it is sent.
func build(dir string) ([]file, error) {
	abs, err := filepath.Abs(dir)
	if err != nil {
		return nil, err
	}
	result := api.Build(api.BuildOptions{
		AbsWorkingDir:     abs,
		EntryPoints:       []string{"candour.css", "enhance.js", "passkey.js", "write.js", "story.js", "along.js", "away.js", "icon.svg", "plain.svg"},
		Outdir:            "out",
		Bundle:            true,
		EntryNames:        "[name]-[hash]",
		AssetNames:        "[name]-[hash]",
		Loader:            map[string]api.Loader{".woff2": api.LoaderFile, ".svg": api.LoaderCopy},
		Plugins:           []api.Plugin{strip},
		MinifyWhitespace:  true,
		MinifyIdentifiers: true,
		MinifySyntax:      true,
		LegalComments:     api.LegalCommentsNone,
		Target:            api.ES2020,
		Banner:            map[string]string{"css": notice, "js": ""},
	})
	if len(result.Errors) > 0 {
		return nil, errors.New(strings.Join(api.FormatMessages(result.Errors, api.FormatMessagesOptions{}), "\n"))
	}
	var files []file
	for _, out := range result.OutputFiles {
		f, err := store(filepath.Base(out.Path), out.Contents)
		if err != nil {
			return nil, err
		}
		files = append(files, f)
	}
	licences, err := os.ReadFile(filepath.Join(dir, "licences.txt"))
	if err != nil {
		return nil, err
	}
	f, err := store("licences.txt", licences)
	return append(files, f), err
}

// notice stands at the head of the style sheet, because the licences of what it is made from ask for it.
const notice = "/*! Made from govuk-frontend (MIT), @ministryofjustice/frontend (MIT) and Atkinson Hyperlegible Next (OFL-1.1): see licences.txt */"

func store(name string, content []byte) (file, error) {
	if strings.HasSuffix(name, ".woff2") {
		return file{name, content}, nil
	}
	var zipped bytes.Buffer
	w, err := gzip.NewWriterLevel(&zipped, gzip.BestCompression)
	if err != nil {
		return file{}, err
	}
	if _, err := w.Write(content); err != nil {
		return file{}, fmt.Errorf("compress %s: %w", name, err)
	}
	if err := w.Close(); err != nil {
		return file{}, fmt.Errorf("compress %s: %w", name, err)
	}
	return file{name + ".gz", zipped.Bytes()}, nil
}

// strip removes from the compiled design-system style sheets what is not ours to use.
var strip = api.Plugin{Name: "strip", Setup: func(b api.PluginBuild) {
	b.OnLoad(api.OnLoadOptions{Filter: `(govuk|moj)-frontend\.min\.css$`}, func(a api.OnLoadArgs) (api.OnLoadResult, error) {
		css, err := os.ReadFile(a.Path)
		if err != nil {
			return api.OnLoadResult{}, err
		}
		own, err := withoutCrownProperty(string(css))
		if err != nil {
			return api.OnLoadResult{}, fmt.Errorf("%s: %w", a.Path, err)
		}
		return api.OnLoadResult{Contents: &own, Loader: api.LoaderCSS}, nil
	})
}}
