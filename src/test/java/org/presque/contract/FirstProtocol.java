package org.presque.contract;

/** Every subject of the first protocol. */
public interface FirstProtocol
        extends JobsContract,
                PurgeContract,
                InformationContract,
                QueueListContract,
                ControlContract,
                BadBodiesContract,
                ValidJsonContract,
                BodyLimitContract,
                OldClientsContract,
                MethodsContract,
                ReservedContract,
                CrossSiteContract,
                RequestTargetsContract,
                RedisFaultsContract,
                RedisRefusalsContract,
                SlowBodiesContract,
                DawdlersContract,
                PageContract {}
