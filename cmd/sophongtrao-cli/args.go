package main

import (
	"strconv"
	"strings"
)

// option is a named part of the command line: --name VALUE or --name=VALUE; a flag
// has no value.
type option struct {
	name string
	flag bool
	need bool
}

// parse reads the words after the subcommand. The faults of the flag package are
// English and name no way out, so it is not used.
func (c *call) parse(cmd command, args []string) error {
	c.opts = map[string]string{}
	for i := 0; i < len(args); i++ {
		if !strings.HasPrefix(args[i], "-") || args[i] == "-" {
			c.args = append(c.args, args[i])
			continue
		}
		name, value, has := strings.Cut(strings.TrimLeft(args[i], "-"), "=")
		o, ok := cmd.option(name)
		switch {
		case !ok:
			return said{wordUnknownOption(cmd.name, name), true}
		case o.flag && has:
			return said{wordNoValueWanted(name), true}
		case o.flag:
			value = "true"
		case !has:
			if i++; i == len(args) {
				return said{wordValueMissing(cmd.name, name), true}
			}
			value = args[i]
		}
		if _, twice := c.opts[name]; twice {
			return said{wordTwice(name), true}
		}
		if value == "" {
			return said{wordValueMissing(cmd.name, name), true}
		}
		c.opts[name] = value
	}
	if len(c.args) > cmd.args {
		return said{wordTooMuch(cmd.name, c.args[cmd.args]), true}
	}
	for _, o := range cmd.options {
		if o.need && c.opts[o.name] == "" {
			return said{wordOptionMissing(cmd.name, o.name), true}
		}
	}
	return nil
}

func (cmd command) option(name string) (option, bool) {
	for _, o := range cmd.options {
		if o.name == name {
			return o, true
		}
	}
	return option{}, false
}

// number reads a whole number from 0 to most; or when the option is not given.
func (c *call) number(name string, or, most uint64) (uint64, error) {
	text, given := c.opts[name]
	if !given {
		return or, nil
	}
	n, err := strconv.ParseUint(text, 10, 64)
	if err != nil || n > most {
		return 0, said{wordBadNumber(name, text, most), true}
	}
	return n, nil
}
