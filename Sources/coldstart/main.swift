import ColdstartCommands

Program.run()
