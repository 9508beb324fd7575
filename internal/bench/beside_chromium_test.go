//go:build e2e

package bench_test

import (
	"bytes"
	"html/template"
	"io"
	"slices"
	"testing"
	"time"

	"github.com/go-rod/rod"
	"github.com/go-rod/rod/lib/proto"

	"candour/internal/bench"
	"candour/internal/govuk/browsertest"
	"candour/internal/typeset"
	"candour/internal/workbench"
	"candour/internal/workbench/workertest"
)

// BenchmarkReportBesideChromium makes a report of 28 pages whose sentences change one after the other, and then another report, with a press that runs
// and with a Chromium that runs, in turn:
//
//	go test -tags e2e -vet=off -run '^$' -bench ReportBesideChromium -benchtime 1x ./internal/bench
//
// It prints seconds of each, and how many times as long as Chromium the press takes. Chromium writes no PDF/A and no PDF/UA, and signs nothing.
func BenchmarkReportBesideChromium(b *testing.B) {
	press := pressRunning(b)
	browser := browsertest.Browser(b)
	b.Cleanup(func() { _ = browser.Close() })
	chromium := browsertest.Open(b, browser, "about:blank")
	chromiumPrints(b, chromium, bench.KerseysReport())
	for b.Loop() {
		var ours, theirs []time.Duration
		for n := range 10 {
			d := bench.WithChange(bench.KerseysReport(), n)
			ours = append(ours, took(func() { pressMakes(b, press, d) }))
			theirs = append(theirs, took(func() { chromiumPrints(b, chromium, d) }))
		}
		report(b, "changed", median(ours), median(theirs))
		other := bench.FernandesReport()
		report(b, "other", took(func() { pressMakes(b, press, other) }), took(func() { chromiumPrints(b, chromium, other) }))
	}
}

func report(b *testing.B, of string, ours, theirs time.Duration) {
	b.ReportMetric(ours.Seconds(), of+"-s")
	b.ReportMetric(theirs.Seconds(), of+"-Chromium-s")
	b.ReportMetric(ours.Seconds()/theirs.Seconds(), of+"-ratio")
}

// pressRunning is a press that has made the report once.
func pressRunning(b *testing.B) *workbench.Bench {
	press := workertest.Bench(b)
	if err := press.Warm(b.Context(), nil); err != nil {
		b.Fatal(err)
	}
	pressMakes(b, press, bench.KerseysReport())
	return press
}

func pressMakes(b *testing.B, press *workbench.Bench, d typeset.Document) {
	if _, err := press.Render(b.Context(), "an invented case", d); err != nil {
		b.Fatal(err)
	}
}

func chromiumPrints(b *testing.B, page *rod.Page, d typeset.Document) {
	var html bytes.Buffer
	if err := asPage.Execute(&html, d); err != nil {
		b.Fatal(err)
	}
	if err := page.SetDocumentContent(html.String()); err != nil {
		b.Fatal(err)
	}
	pdf, err := page.PDF(&proto.PagePrintToPDF{
		DisplayHeaderFooter: true, PrintBackground: true, GenerateTaggedPDF: true, GenerateDocumentOutline: true,
		HeaderTemplate: "<span></span>", FooterTemplate: `<span style="font-size:8pt">Page <span class=pageNumber></span> of <span class=totalPages></span></span>`,
	})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := io.Copy(io.Discard, pdf); err != nil {
		b.Fatal(err)
	}
}

func took(do func()) time.Duration {
	begun := time.Now()
	do()
	return time.Since(begun)
}

func median(of []time.Duration) time.Duration {
	slices.Sort(of)
	return of[len(of)/2]
}

// asPage is the report as a page that prints as it does: contents, numbered paragraphs with a mark for each source, and the sources.
var asPage = template.Must(template.New("report").Parse(`<!doctype html><html lang="{{.Language}}"><head><title>{{.Title}}</title><style>
@page { size: A4; margin: 25mm 22mm } body { font: 11pt/1.45 "Liberation Sans", sans-serif } table { border-collapse: collapse } td, th { border: 1px solid; padding: 4pt; text-align: left }
p { display: flex; gap: 12pt; margin: 0 0 9pt } h2 { break-after: avoid }
</style></head><body><h1>{{.Title}}</h1>
<table>{{range .Particulars}}<tr><th scope="row">{{.Label}}</th><td>{{.Value}}</td></tr>{{end}}</table>
<ol>{{range .Sections}}<li><a href="#s{{.Number}}">{{.Heading}}</a></li>{{end}}</ol>
{{range .Sections}}<h2 id="s{{.Number}}">{{.Number}} {{.Heading}}</h2>
{{range .Blocks}}{{with .Paragraph}}<p><span>{{.Number}}</span><span>{{range .Statements}}{{.Text}}{{end}} {{range .Sources}}<a href="#source{{.}}">[{{.}}]</a>{{end}}</span></p>{{end}}{{end}}{{end}}
<h2>Sources</h2><table><tr><th scope="col">Number</th><th scope="col">Source</th><th scope="col">Commitment</th></tr>
{{range .Sources}}<tr id="source{{.Number}}"><td>{{.Number}}</td><td>{{.Description}}</td><td>{{.Commitment}}</td></tr>{{end}}</table>
{{with .Signature}}<p>{{.Declaration}}</p><p>{{.Name}}, {{.Role}}, {{.When}}</p>{{end}}</body></html>`))
