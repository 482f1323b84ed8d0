{{/* One peer of a network policy: an address range, a namespace, a service, or a service in a namespace. */}}
{{- define "baseline.peer" -}}
{{- if .cidr -}}
- ipBlock: { cidr: {{ .cidr | quote }} }
{{- else if and .namespace .service -}}
- namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: {{ .namespace | quote }} } }
  podSelector: { matchLabels: { app.kubernetes.io/name: {{ .service | quote }} } }
{{- else if .namespace -}}
- namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: {{ .namespace | quote }} } }
{{- else -}}
- podSelector: { matchLabels: { app.kubernetes.io/name: {{ .service | quote }} } }
{{- end -}}
{{- end }}

{{/* One rule: (dict "peers" [...] "port" {...}) lets these peers in at that port. */}}
{{- define "baseline.exposureRule" -}}
- from:
    {{- range .peers }}
    {{- include "baseline.peer" . | nindent 4 }}
    {{- end }}
  ports:
    {{- with .port }}
    - { port: {{ int .container }}, protocol: {{ .protocol }} }
    {{- end }}
{{- end }}

{{/* Who may call the service: whom it names, and what follows from its exposure. (dict "root" $ "ports" {...}) */}}
{{- define "baseline.ingressRules" -}}
{{- $values := .root.Values -}}
{{- $expose := $values.expose -}}
{{- $ports := .ports -}}
{{- if eq $values.workload.type "statefulset" }}
- from:
    - podSelector:
        matchLabels:
          {{- include "baseline.selector" .root | nindent 10 }}
{{- end }}
{{- range $peer := $values.networkPolicy.allowFrom }}
- from:
    {{- include "baseline.peer" $peer | nindent 4 }}
  {{- with $peer.ports }}
  ports:
    {{- range . }}
    {{- with get $ports . }}
    - { port: {{ int .container }}, protocol: {{ .protocol }} }
    {{- end }}
    {{- end }}
  {{- end }}
{{- end }}
{{- if $expose.ingress.enabled }}
{{- $peers := list }}
{{- range $expose.ingress.sourceCidrs }}{{ $peers = append $peers (dict "cidr" .) }}{{ end }}
{{ include "baseline.exposureRule" (dict "peers" $peers "port" (get $ports ($expose.ingress.port | default "http"))) }}
{{- end }}
{{- if $expose.gateway.enabled }}
{{- $peers := list }}
{{- if $expose.gateway.sourceNamespaces }}
{{- range $expose.gateway.sourceNamespaces }}{{ $peers = append $peers (dict "namespace" .) }}{{ end }}
{{- else }}
{{- range $expose.gateway.parentRefs }}{{ $peers = append $peers (dict "namespace" .namespace) }}{{ end }}
{{- end }}
{{ include "baseline.exposureRule" (dict "peers" (uniq $peers) "port" (get $ports ($expose.gateway.port | default "http"))) }}
{{- end }}
{{- if $expose.istio.enabled }}
{{- $peers := list }}
{{- if $expose.istio.sourceNamespaces }}
{{- range $expose.istio.sourceNamespaces }}{{ $peers = append $peers (dict "namespace" .) }}{{ end }}
{{- else }}
{{- range $expose.istio.gateways }}{{ $peers = append $peers (dict "namespace" (splitList "/" . | first)) }}{{ end }}
{{- end }}
{{ include "baseline.exposureRule" (dict "peers" (uniq $peers) "port" (get $ports ($expose.istio.port | default "http"))) }}
{{- end }}
{{- if $values.metrics.enabled }}
{{- $peers := list (dict "namespace" ($values.metrics.namespace | default "monitoring")) }}
{{ include "baseline.exposureRule" (dict "peers" $peers "port" (get $ports (include "baseline.metricsPort" .root))) }}
{{- end }}
{{- end }}
