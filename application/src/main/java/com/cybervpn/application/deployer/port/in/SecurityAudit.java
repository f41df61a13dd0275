package com.cybervpn.application.deployer.port.in;

import com.cybervpn.application.shared.Caller;
import com.cybervpn.domain.deployer.SecurityReport;
import com.cybervpn.domain.deployer.ServerId;

/** Looks how safe a host is and changes nothing on it (D-AUD). */
public interface SecurityAudit {
    Answer<SecurityReport> audit(Caller caller, ServerId server);
}
