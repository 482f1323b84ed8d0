// Kyverno's command line: the commands that judge objects by policies, built with the machine's Go.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/kyverno/kyverno/cmd/cli/kubectl-kyverno/commands/apply"
	"github.com/kyverno/kyverno/cmd/cli/kubectl-kyverno/log"
	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "kyverno", SilenceUsage: true}
	root.AddCommand(apply.Command())
	if err := log.Configure(); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	root.PersistentFlags().AddGoFlagSet(flag.CommandLine)
	if err := root.Execute(); err != nil {
		os.Exit(1)
	}
}
