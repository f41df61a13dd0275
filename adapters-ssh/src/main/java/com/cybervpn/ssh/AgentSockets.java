package com.cybervpn.ssh;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.sshd.agent.SshAgent;
import org.apache.sshd.agent.SshAgentFactory;
import org.apache.sshd.agent.SshAgentServer;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.FactoryManager;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.jspecify.annotations.Nullable;

/** Gives the agent to those sessions that are meant to sign in with it, and forwards it nowhere. */
final class AgentSockets implements SshAgentFactory {
    private final @Nullable Path socket;

    AgentSockets(@Nullable Path socket) {
        this.socket = socket;
    }

    boolean isConfigured() {
        return socket != null;
    }

    @Override
    public List<ChannelFactory> getChannelForwardingFactories(FactoryManager manager) {
        return List.of();
    }

    @Override
    public @Nullable SshAgent createClient(@Nullable Session session, FactoryManager manager) throws IOException {
        if (socket == null || !(session instanceof ClientSession client)) return null;
        SshTarget target = client.getConnectionContext().getAttribute(HostKeyCheck.TARGET);
        if (target == null || !(target.credentials() instanceof SshCredentials.Agent)) return null;
        return new AgentSocket(socket);
    }

    @Override
    public @Nullable SshAgentServer createServer(ConnectionService service) {
        return null;
    }
}
