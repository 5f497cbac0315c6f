package main

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"os"
	"path/filepath"

	"minzheng/internal/importer"
)

type importCmd struct {
	File   string `arg:"" help:"The Excel file." type:"existingfile"`
	As     string `help:"What it holds: dibao-roster, organization-register, or a kind of organisation or facility such as care-centre." required:""`
	DryRun bool   `help:"Only say what would be taken, repaired and refused." name:"dry-run"`
}

// Run checks a file and, without --dry-run, takes it in. The report is JSON; refused rows are printed with their reasons.
func (cmd importCmd) Run(ctx context.Context, c *Config, con *console, log *slog.Logger) error {
	s, err := openServices(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = s.Close(ctx) }()
	content, err := os.ReadFile(cmd.File)
	if err != nil {
		return err
	}
	actor := s.system("import")
	file, err := s.files.Put(ctx, actor, filepath.Base(cmd.File), bytes.NewReader(content))
	if err != nil {
		return err
	}
	m, err := s.imports.Check(ctx, actor, "operator-"+newID(), cmd.As, file.ID)
	if err != nil {
		return err
	}
	if !cmd.DryRun {
		if m, err = s.imports.Apply(ctx, actor, "operator-"+newID(), m.ID, m.Version); err != nil {
			return err
		}
	}
	return writeJSON(con.out, importReport(m))
}

// importReport is the report without what only the store needs, in the form of the published samples.
func importReport(m *importer.Import) map[string]any {
	type refusal struct {
		Sheet   string `json:"sheet"`
		Row     int    `json:"row"`
		Reason  string `json:"reason"`
		Message string `json:"message"`
	}
	rejected := []refusal{}
	for _, r := range m.Refused {
		rejected = append(rejected, refusal{r.Sheet, r.Row, r.Reason, r.Message.ZH})
	}
	villages, repaired := map[string]int{}, map[string]int{}
	for _, v := range m.ByVillage {
		villages[v.Key] = v.Count
	}
	for _, v := range m.Repaired {
		repaired[v.Key] = v.Count
	}
	if m.Kind != importer.KindDibaoRoster {
		kinds := map[string]int{}
		for _, k := range m.ByKind {
			kinds[k.Key] = k.Count
		}
		return map[string]any{"id": m.ID, "state": m.State, "accepted": m.Entries, "by_type": kinds, "rejected": rejected, "repaired": repaired}
	}
	return map[string]any{
		"id": m.ID, "state": m.State, "households": m.Households, "persons": m.Persons, "monthly_fen": int64(m.Monthly),
		"households_by_village": villages, "rejected": rejected, "repaired": repaired, "month": fmt.Sprint(m.Month),
	}
}
