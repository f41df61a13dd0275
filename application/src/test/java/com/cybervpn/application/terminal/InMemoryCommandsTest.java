package com.cybervpn.application.terminal;

class InMemoryCommandsTest implements CommandsContract {
    private final InMemoryCommands commands = new InMemoryCommands();

    @Override
    public InMemoryCommands commands() {
        return commands;
    }
}
