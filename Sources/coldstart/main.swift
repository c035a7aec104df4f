import ColdstartCommands

await Program.run()
